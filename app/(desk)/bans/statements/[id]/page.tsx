import type { Metadata } from "next";
import { reasonWords } from "#components/bans/words.ts";
import { Drawer, PageHeader, Section, WithInspector } from "#components/shell/page-header.tsx";
import { ChecksList } from "#components/statements/checks-list.tsx";
import { JsonBlock } from "#components/statements/json-block.tsx";
import { StandingFacts, StatedFacts } from "#components/statements/statement-facts.tsx";
import { one as oneStatement } from "#lib/statements/one.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";

export const metadata: Metadata = { title: "Statement of reasons" };

export default async function StatementPage({ params }: { params: Promise<{ id: string }> }) {
  const one = await ask(oneStatement, { id: (await params).id });
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Statement of reasons"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/statements", label: "Statements of reasons" },
        ]}
        line={`An account was ${one.action === "ban" ? "ended" : "suspended"} on a channel: ${reasonWords[one.reason].toLowerCase()}.`}
      />
      <WithInspector
        label="Where it stands"
        inspector={
          <Drawer title="Where it stands">
            <StandingFacts one={one} zones={zones} />
          </Drawer>
        }
      >
        <Section title="What our checks found">
          <ChecksList checks={one.checks} />
        </Section>
        <Section title="What the ban says">
          <StatedFacts one={one} />
        </Section>
        <Section title={one.state === "sent" ? "What was sent" : "What would be sent"} id="json">
          {one.statement === null ? (
            <p className="text-soft">The template makes no statement for bans of this reason.</p>
          ) : (
            <JsonBlock label="The statement as JSON" value={one.statement} />
          )}
        </Section>
      </WithInspector>
    </>
  );
}
