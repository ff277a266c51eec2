import type { Metadata } from "next";
import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { VerificationFacts } from "#components/authorities/verification-facts.tsx";
import { VerifyForm } from "#components/authorities/verify-form.tsx";
import { VerificationMark } from "#components/requests/verification-mark.tsx";
import { outcomeWords } from "#components/requests/words.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/authorities/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { verifyAuthority } from "../actions.ts";

export const metadata: Metadata = { title: "Authority" };

type Props = { params: Promise<{ id: string }> };

export default async function AuthorityPage({ params }: Props) {
  const authority = await ask(one, { id: (await params).id });
  const zones = await readerZones();
  const { role } = await requireActor();
  const { name, country, verifiedAt, verification, verifiedByName, outcomes } = authority;
  return (
    <>
      <PageHeader
        title={name}
        path={[{ href: "/authorities", label: "Authorities" }]}
        marks={<VerificationMark state={verifiedAt === null ? "unverified" : "verified"} />}
        line={countryName(country)}
        acts={
          <Button asChild>
            <Link href={`/requests?state=all&search=${encodeURIComponent(name)}`}>Its requests</Link>
          </Button>
        }
      />
      <Section title="Verification">
        {verifiedAt !== null && verification !== null ? (
          <VerificationFacts {...{ verification, verifiedAt, verifiedByName, zones }} />
        ) : may(role, "authorities:verify") ? (
          <VerifyForm authority={authority} action={verifyAuthority} />
        ) : (
          <Notice title="Nobody has verified this authority yet">An analyst or counsel records the evidence.</Notice>
        )}
      </Section>
      <Section title="What it asked, by outcome">
        <Definitions
          items={outcomes.map(({ outcome, count }) => ({
            term: outcomeWords[outcome] ?? outcome,
            value: <Count value={count} />,
          }))}
        />
      </Section>
    </>
  );
}
