import { CircleCheck, OctagonAlert } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Verification } from "#lib/log/log.ts";

type VerificationListProps = { runs: readonly Verification[]; zone: string; legalZone: string };

/** Earlier verifications with their verdicts. */
export function VerificationList({ runs, zone, legalZone }: VerificationListProps) {
  return (
    <Table caption="Earlier verifications, newest first" stacked>
      <thead>
        <tr>
          <Head sorted="descending">Begun</Head>
          <Head>By</Head>
          <Head figure>Entries</Head>
          <Head>Verdict</Head>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <RowHead className="phone:w-full">
              <Instant at={run.requestedAt} zone={zone} legalZone={legalZone} stop={false} />
            </RowHead>
            <Cell>{run.requestedByName}</Cell>
            <Cell figure head="Entries">
              {formatCount(run.leaves)}
            </Cell>
            <Cell wrap className="phone:basis-full">
              <Outcome run={run} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Outcome({ run: { state, code, sentence } }: { run: Verification }) {
  if (state === "lost") return <span className="text-soft">Cut off without a verdict</span>;
  if (state !== "done") return <span className="text-soft">Under way</span>;
  if (code === "sound")
    return (
      <Mark tone="verified" icon={CircleCheck}>
        Sound
      </Mark>
    );
  return (
    <span className="flex items-start gap-1.5 text-red">
      <OctagonAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      {sentence}
    </span>
  );
}
