import { outcomeWords } from "#components/requests/words.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";

/** How often an authority asked, by what became of it. */
export function OutcomeCounts({ outcomes }: { outcomes: readonly { outcome: string; count: number }[] }) {
  if (outcomes.length === 0) return <p className="text-soft">It has not asked for anything yet.</p>;
  return (
    <Definitions
      items={outcomes.map(({ outcome, count }) => ({
        term: outcomeWords[outcome] ?? outcome,
        value: <Count value={count} />,
      }))}
    />
  );
}
