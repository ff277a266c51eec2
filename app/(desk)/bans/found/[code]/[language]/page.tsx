import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DescriptionVersions } from "#components/found/description-versions.tsx";
import { codeWords } from "#components/found/found-descriptions.tsx";
import { languageWords } from "#components/letters/words.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { descriptionCodes, languages } from "#lib/descriptions/description.ts";
import { versions } from "#lib/descriptions/versions.ts";
import { ask } from "../../../../../ask.ts";
import { readerZones } from "../../../../../reader.ts";
import { countersignText, proposeText, rejectText } from "./actions.ts";

export const metadata: Metadata = { title: "How accounts are found, in words" };

type Props = { params: Promise<{ code: string; language: string }> };

export default async function DescriptionPage({ params }: Props) {
  const given = await params;
  const code = descriptionCodes.find((one) => one === given.code);
  const language = languages.find((one) => one === given.language);
  if (code === undefined || language === undefined) notFound();
  const found = await ask(versions, { code, language });
  const [actor, zones] = [await requireActor(), await readerZones()];
  const tabs = languages.map((one) => ({ href: `/bans/found/${code}/${one}`, label: languageWords[one] }));
  return (
    <>
      <PageHeader
        title={codeWords[code]}
        line="How accounts are found by it, in words that stand in public. Two of counsel sign them."
        path={[{ href: "/bans/found", label: "How they were found" }]}
      />
      <TabLinks label="Languages" tabs={tabs} at={`/bans/found/${code}/${language}`} />
      <div className="mt-6">
        <DescriptionVersions
          {...{ ...found, code, language, actor, zones }}
          acts={{ propose: proposeText, countersign: countersignText, reject: rejectText }}
        />
      </div>
    </>
  );
}
