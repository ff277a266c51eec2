import type { Metadata } from "next";
import Link from "next/link";
import { AuthorityFacts } from "#components/authorities/authority-facts.tsx";
import { AuthorityHead } from "#components/authorities/authority-head.tsx";
import { AuthorityVerification } from "#components/authorities/authority-verification.tsx";
import { FreezeSection } from "#components/authorities/freeze-section.tsx";
import { OutcomeCounts } from "#components/authorities/outcome-counts.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { SuspicionLinks } from "#components/suspicions/suspicion-links.tsx";
import { Button } from "#components/ui/button.tsx";
import { evidenceKinds, standingOf } from "#lib/authorities/authority.ts";
import { one } from "#lib/authorities/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { OfficersOf } from "../officers/officers-of.tsx";
import { authorityActs } from "./acts.ts";

export const metadata: Metadata = { title: "Authority" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ evidence?: string }> };

export default async function AuthorityPage({ params, searchParams }: Props) {
  const authority = await ask(one, { id: (await params).id });
  const { evidence } = await searchParams;
  const [zones, acts, now] = [await readerZones(), await authorityActs(), new Date()];
  const standing = standingOf(authority, now);
  const kind = evidenceKinds.find((each) => each === evidence) ?? "call-back";
  const edit = acts.records && (
    <Button asChild size="small">
      <Link href={`/authorities/${authority.id}/edit`}>Edit</Link>
    </Button>
  );
  const verifying = { authority, kind, zones, now, renewable: standing === "expiring" };
  return (
    <>
      <AuthorityHead authority={authority} standing={standing} />
      <Section title="Verification">
        <AuthorityVerification {...verifying} acts={acts.verify} reveal={acts.reveal} />
      </Section>
      <Section title="What is known of it" acts={edit}>
        <AuthorityFacts {...authority} />
      </Section>
      <OfficersOf authorityId={authority.id} />
      <Section title="Suspicions">
        <SuspicionLinks authority={authority} raise={acts.raise} zones={zones} />
      </Section>
      <Section title="Freeze">
        <FreezeSection authority={authority} zones={zones} freezes={authority.freezes} acts={acts.freeze} />
      </Section>
      <Section title="What it asked, by outcome">
        <OutcomeCounts outcomes={authority.outcomes} />
      </Section>
    </>
  );
}
