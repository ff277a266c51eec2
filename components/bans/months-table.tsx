import Link from "next/link";
import { Count } from "#components/ui/figure.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { type Month, monthName } from "./month-span.ts";
import { PartBar } from "./part-bar.tsx";
import type { Totals } from "./tally.ts";

type MonthsTableProps = {
  /** `totals` is null where nothing was ever received. */
  months: readonly { readonly month: Month; readonly totals: Totals | null }[];
  at: Month;
  current: Month;
  href: (month: Month) => string;
};

/** Months beside each other, the newest above. */
export function MonthsTable({ months, at, current, href }: MonthsTableProps) {
  const top = Math.max(0, ...months.map(({ totals }) => totals?.banned ?? 0));
  return (
    <Table caption="Bans by month" stacked>
      <thead>
        <tr>
          <Head>Month</Head>
          <Head aria-hidden="true" className="w-2/5" />
          <Head figure>Banned</Head>
          <Head figure>Proactive</Head>
          <Head figure>Suspended</Head>
          <Head figure>Reinstated</Head>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, totals }) => (
          <Row key={month} row={month}>
            <RowHead className="phone:w-full">
              <Link href={href(month)} className={rowLink} aria-current={month === at ? "true" : undefined}>
                <span className={month === at ? "font-strong" : undefined}>{monthName(month)}</span>
                {month === current && <span className="text-soft">, so far</span>}
              </Link>
            </RowHead>
            <Cell aria-hidden="true" className="phone:w-full">
              {totals !== null && <PartBar value={totals.banned} part={totals.proactive} top={top} />}
            </Cell>
            <Cell figure head="Banned" className="font-strong">
              <Count value={totals?.banned ?? null} />
            </Cell>
            <Cell figure head="Proactive" className="text-soft">
              <Count value={totals?.proactive ?? null} />
              {totals !== null && totals.banned > 0 && (
                <span className="ml-2 text-small">{formatShare(totals.proactive / totals.banned, 0)}</span>
              )}
            </Cell>
            <Cell figure head="Suspended" className="text-soft phone:hidden">
              <Count value={totals?.suspended ?? null} />
            </Cell>
            <Cell figure head="Reinstated" className="text-soft">
              <Count value={totals?.reinstated ?? null} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
