import type { ReactNode } from "react";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { evidenceWords, type Verification } from "#lib/authorities/authority.ts";

type VerificationFactsProps = {
  verification: Verification;
  verifiedAt: Date;
  verifiedByName: string | null;
  zones: { zone: string; legalZone: string };
};

/** How an authority was shown to be who it says, by whom and when: enough to judge it again. */
export function VerificationFacts({
  verification,
  verifiedAt,
  verifiedByName,
  zones,
}: VerificationFactsProps): ReactNode {
  return (
    <Definitions
      items={[
        { term: "Evidence", value: evidenceWords[verification.evidence] },
        { term: "Independent register", value: verification.registrySource },
        { term: "What was checked", value: verification.note },
        { term: "Verified by", value: verifiedByName },
        { term: "Verified", value: <Instant at={verifiedAt} {...zones} /> },
      ]}
    />
  );
}
