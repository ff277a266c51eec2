import { monthName } from "#components/bans/month-span.ts";
import { signalWords } from "#components/bans/words.ts";
import { Blank } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import type { FoundSums, FoundTally } from "./found-tally.ts";

/** What the drawings were drawn from, month by month: found, and of these overturned. */
export function FoundByMonth({ signals, points, known }: Pick<FoundTally, "signals" | "points" | "known">) {
  return (
    <details className="mt-5">
      <summary className="w-fit text-small text-soft hover:text-ink" data-furniture>
        The table behind, month by month
      </summary>
      <TableFrame label="Months in figures" className="mt-2">
        <Table caption="Bans and suspensions by month and signal, and of these overturned">
          <thead>
            <tr>
              <Head className="static">Month</Head>
              {signals.map(({ signal }) => (
                <Head key={signal} figure className="static">
                  {signalWords[signal]}
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ month, open }, at) => (
              <tr key={month}>
                <RowHead>
                  {monthName(month)}
                  {open && <span className="ml-2 text-small text-soft">may still be appealed</span>}
                </RowHead>
                {signals.map((one) => (
                  <Cell key={one.signal} figure>
                    <OfMonth sums={one.points[at]?.sums ?? null} known={known} />
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </details>
  );
}

function OfMonth({ sums, known }: { sums: FoundSums | null; known: boolean }) {
  if (sums === null) return <Blank />;
  return (
    <>
      {formatCount(sums.count)}
      {known && <span className="ml-2 text-small text-soft">{formatCount(sums.overturned)} overturned</span>}
    </>
  );
}
