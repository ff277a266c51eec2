import type { Metadata } from "next";
import { LogKey } from "#components/reports/log-key.tsx";
import { PublicHead } from "#components/reports/public-head.tsx";
import { PublicationsList } from "#components/reports/publications-list.tsx";
import { VerifyYourself } from "#components/reports/verify-yourself.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { readCheckpoint } from "#lib/audit/checkpoint.ts";
import { publishedCheckpoint, publishedKey } from "#lib/audit/published.ts";
import { ground } from "#lib/db/ground.ts";
import { publicMatrix } from "#lib/register/publicMatrix.ts";
import { publications } from "#lib/reports/publications.ts";
import { published } from "#lib/reports/published.ts";
import { publicLinks } from "./links.ts";

export const metadata: Metadata = {
  title: "Transparency reports",
  description:
    "Published reports, what can and cannot be disclosed, and how to check every figure with a program of your own.",
};

/** What is published changes without a build. */
export const dynamic = "force-dynamic";

export default async function TransparencyPage() {
  const all = await publications(ground());
  const newest = [...new Map(all.toReversed().map((one) => [one.slug, one])).values()].toReversed();
  const [newestOne] = newest;
  const first = newestOne === undefined ? null : await published(ground(), newestOne.slug);
  const found = await publicMatrix(ground());
  const note = await publishedCheckpoint(ground());
  const checkpoint = note === null ? null : { note, ...signedOf(note) };
  return (
    <PublicPage
      links={publicLinks}
      foot="Nothing on these pages needs a sign-in, and nothing of any person is on them."
    >
      <PublicHead matrix={found} />
      <div className="mt-10">
        {newest.length === 0 ? (
          <Empty title="No report is published yet">
            Each report will stand here with its files and its evidence, as soon as two people have signed it.
          </Empty>
        ) : (
          <PublicationsList publications={newest} first={first?.report ?? null} legalZone={found?.legalZone ?? "UTC"} />
        )}
      </div>
      <VerifyYourself />
      <Section title="The log">
        <LogKey verifier={publishedKey(ground())} checkpoint={checkpoint} />
      </Section>
    </PublicPage>
  );
}

function signedOf(note: string): { size: number; rootHex: string } {
  const { size, root } = readCheckpoint(note);
  return { size, rootHex: root.toString("hex") };
}
