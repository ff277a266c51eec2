import type { Metadata } from "next";
import { EntryFacts } from "#components/log/entry-facts.tsx";
import { EntryProof } from "#components/log/entry-proof.tsx";
import { EntryText } from "#components/log/entry-text.tsx";
import { actionWords } from "#components/log/entry-words.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import { one } from "#lib/log/one.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";

export const metadata: Metadata = { title: "Entry" };

type Props = { params: Promise<{ id: string }> };

export default async function EntryPage({ params }: Props) {
  const { entry, text, proof, actorName } = await ask(one, { id: (await params).id });
  const zones = await readerZones();
  const { id, action, subject, actor } = entry;
  const facts = {
    ...{ id, action, subject, actorName, at: new Date(entry.at), leafIndex: proof?.leafIndex ?? null },
    ...{ actorId: actor.id, actorRole: actor.role as Role, actorKind: actor.kind },
  };
  return (
    <>
      <PageHeader title={actionWords(action)} path={[{ href: "/log", label: "Log" }]} />
      <EntryFacts entry={facts} {...zones} />
      <Section title="Proof">
        <EntryProof id={id} proof={proof} zone={zones.zone} />
      </Section>
      <Section title="The entry as the log keeps it">
        <EntryText text={text} />
      </Section>
    </>
  );
}
