import { CircleCheck, OctagonAlert } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Recounted } from "#lib/recounts/recounted.ts";
import { scopeOf } from "./recount-verdict.tsx";

type RecountListProps = { runs: readonly Recounted[]; zone: string; legalZone: string };

/** Earlier recounts with what they found. */
export function RecountList({ runs, ...zones }: RecountListProps) {
  return (
    <Table caption="Earlier recounts, newest first" stacked>
      <thead>
        <tr>
          <Head sorted="descending">Begun</Head>
          <Head>By</Head>
          <Head>What was counted</Head>
          <Head>Result</Head>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <RowHead className="phone:w-full">
              <Instant at={run.startedAt} {...zones} stop={false} />
            </RowHead>
            <Cell wrap>{run.begunByName}</Cell>
            <Cell wrap className="phone:basis-full">
              {run.state === "done" ? scopeOf(run) : ""}
            </Cell>
            <Cell wrap className="phone:basis-full">
              <Result run={run} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Result({ run: { state, disagreements } }: { run: Recounted }) {
  if (state === "lost") return <span className="text-soft">Cut off without a result</span>;
  if (state === "running") return <span className="text-soft">Under way</span>;
  if (disagreements.length === 0)
    return (
      <Mark tone="verified" icon={CircleCheck}>
        All agreed
      </Mark>
    );
  return (
    <Mark tone="grave" icon={OctagonAlert} className="whitespace-normal">
      {formatCount(disagreements.length)}: {disagreements[0]}
    </Mark>
  );
}
