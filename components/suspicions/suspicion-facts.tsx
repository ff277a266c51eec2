import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type ConfirmedOutcome, outcomeWords, type SignalCode, signalWords } from "#lib/suspicions/suspicion.ts";

type SuspicionFactsProps = {
  suspicion: {
    signals: readonly SignalCode[];
    reason: string;
    raisedByName: string;
    raisedAt: Date;
    proposedOutcome: ConfirmedOutcome | null;
    proposedByName: string | null;
    proposedAt: Date | null;
    proposedReason: string | null;
    markedByName: string | null;
    markedAt: Date | null;
    markedReason: string | null;
  };
  zones: { zone: string; legalZone: string };
};

/** Why a suspicion was raised, what one person proposed, and how it was marked. */
export function SuspicionFacts({ suspicion, zones }: SuspicionFactsProps) {
  const { signals, reason, raisedByName, raisedAt, proposedOutcome, proposedAt, markedAt } = suspicion;
  const at = (name: string | null, time: Date) => (
    <>
      {name}, <Instant at={time} {...zones} />
    </>
  );
  return (
    <Definitions
      items={[
        { term: "What is suspicious", value: reason },
        {
          term: "On these signals",
          value: signals.length === 0 ? null : signals.map((code) => signalWords[code]).join(", "),
        },
        { term: "Raised", value: at(raisedByName, raisedAt) },
        ...(proposedOutcome === null || proposedAt === null
          ? []
          : [
              { term: "Proposed", value: outcomeWords[proposedOutcome] },
              { term: "Proposed by", value: at(suspicion.proposedByName, proposedAt) },
              { term: "On what it rests", value: suspicion.proposedReason },
            ]),
        ...(markedAt === null
          ? []
          : [
              { term: "Marked", value: at(suspicion.markedByName, markedAt) },
              { term: "Why", value: suspicion.markedReason },
            ]),
      ]}
    />
  );
}
