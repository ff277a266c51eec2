import type { ReactNode } from "react";
import type { FormAction } from "#components/forms/form-state.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { endWords, evidenceWords, type VerificationLine } from "#lib/authorities/authority.ts";
import { RevealCall } from "./reveal-call.tsx";

type Zones = { zone: string; legalZone: string };
type VerificationFactsProps = {
  verification: VerificationLine;
  zones: Zones;
  /** Shows number and person of a call-back, for a reason; null for who may not. */
  reveal: FormAction | null;
};

/** How an authority was shown to be who it says, by whom and when, and until when that is believed: enough to judge it again. */
export function VerificationFacts({ verification, zones, reveal }: VerificationFactsProps): ReactNode {
  const { evidence, registrySource, note, calledAt, domain, documentName, recordedAt, recordedByName, expiresAt } =
    verification;
  const { endedAt, endedByName, endedCode, endedReason } = verification;
  return (
    <>
      <Definitions
        items={[
          { term: "Evidence", value: evidenceWords[evidence] },
          { term: "Independent register", value: registrySource },
          { term: "What was checked", value: note },
          ...(calledAt === null ? [] : [{ term: "Called", value: <Instant at={calledAt} {...zones} /> }]),
          ...(domain === null ? [] : [{ term: "Domain", value: <span className="font-mono">{domain}</span> }]),
          ...(documentName === null ? [] : [{ term: "Document", value: documentName }]),
          { term: "Verified by", value: recordedByName },
          { term: "Verified", value: <Instant at={recordedAt} {...zones} /> },
          ...(endedAt === null ? [{ term: "Believed until", value: <Instant at={expiresAt} day {...zones} /> }] : []),
          ...(endedAt === null || endedCode === null
            ? []
            : [
                { term: "Ended", value: <Instant at={endedAt} {...zones} /> },
                {
                  term: "Why",
                  value: endedReason === null ? endWords[endedCode] : `${endWords[endedCode]}: ${endedReason}`,
                },
                ...(endedByName === null ? [] : [{ term: "Ended by", value: endedByName }]),
              ]),
        ]}
      />
      {evidence === "call-back" && reveal !== null && <RevealCall verificationId={verification.id} action={reveal} />}
    </>
  );
}
