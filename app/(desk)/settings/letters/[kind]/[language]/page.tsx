import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LetterVersions } from "#components/letters/letter-versions.tsx";
import { kindWords, languageWords } from "#components/letters/words.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { languages, letterKinds } from "#lib/letters/kinds.ts";
import { versions } from "#lib/letters/versions.ts";
import { ask } from "../../../../../ask.ts";
import { readerZones } from "../../../../../reader.ts";
import { countersignText, proposeText, rejectText } from "./actions.ts";

export const metadata: Metadata = { title: "Text of a letter" };

type Props = { params: Promise<{ kind: string; language: string }> };

export default async function LetterPage({ params }: Props) {
  const given = await params;
  const kind = letterKinds.find((one) => one === given.kind);
  const language = languages.find((one) => one === given.language);
  if (kind === undefined || language === undefined) notFound();
  const found = await ask(versions, { kind, language });
  const [actor, zones] = [await requireActor(), await readerZones()];
  return (
    <>
      <PageHeader
        title={kindWords[kind]}
        line={`In ${languageWords[language]}. Each letter that leaves keeps the version that it was written from.`}
        path={[{ href: "/settings/letters", label: "Letters" }]}
      />
      <LetterVersions
        {...found}
        kind={kind}
        language={language}
        actor={actor}
        zones={zones}
        acts={{ propose: proposeText, countersign: countersignText, reject: rejectText }}
      />
    </>
  );
}
