import { Count } from "#components/ui/figure.tsx";
import { outcomes, outcomeWords, type SuspicionOutcome } from "#lib/suspicions/suspicion.ts";

type SuspicionCountsProps = {
  year: string;
  counts: readonly { outcome: SuspicionOutcome; count: number; incidents: number }[];
};

/** What became of the suspicions of this year, in a line of figures. */
export function SuspicionCounts({ year, counts }: SuspicionCountsProps) {
  const sum = (outcome: SuspicionOutcome) =>
    counts.filter((one) => one.outcome === outcome).reduce((total, one) => total + one.count, 0);
  const incidents = counts.reduce((total, one) => total + one.incidents, 0);
  return (
    <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
      <div className="flex flex-col">
        <dt className="text-small text-soft">Raised in {year}</dt>
        <dd>
          <Count value={counts.reduce((total, one) => total + one.count, 0)} />
        </dd>
      </div>
      {outcomes.map((outcome) => (
        <div key={outcome} className="flex flex-col">
          <dt className="text-small text-soft">{outcomeWords[outcome]}</dt>
          <dd>
            <Count value={sum(outcome)} />
          </dd>
        </div>
      ))}
      <div className="flex flex-col">
        <dt className="text-small text-soft">Should not have been given</dt>
        <dd>
          <Count value={incidents} />
        </dd>
      </div>
    </dl>
  );
}
