import { Empty } from "#components/ui/empty.tsx";
import { Count } from "#components/ui/figure.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { type Month, monthName } from "./month-span.ts";

type RepeatTableProps = {
  months: readonly {
    readonly month: string;
    readonly accounts: number;
    readonly repeated: number;
    readonly afterReinstatement: number;
  }[];
};

/** How many accounts came back, month by month: totals only, so that no account shows. */
export function RepeatTable({ months }: RepeatTableProps) {
  if (months.length === 0) {
    return (
      <Empty title="Nothing was counted yet">
        Each night the months with new rows are counted: how many accounts were banned more than once, and how many
        again after they had been reinstated.
      </Empty>
    );
  }
  return (
    <Table caption="Accounts that came back" stacked>
      <thead>
        <tr>
          <Head>Month</Head>
          <Head figure>Accounts banned</Head>
          <Head figure>More than once</Head>
          <Head figure>After a reinstatement</Head>
        </tr>
      </thead>
      <tbody>
        {months.map((row) => (
          <Row key={row.month}>
            <RowHead className="phone:basis-full">{monthName(row.month as Month)}</RowHead>
            <Cell figure head="Accounts">
              <Count value={row.accounts} />
            </Cell>
            <Part head="More than once" count={row.repeated} of={row.accounts} />
            <Part head="After a reinstatement" count={row.afterReinstatement} of={row.accounts} />
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Part({ head, count, of }: { head: string; count: number; of: number }) {
  return (
    <Cell figure head={head}>
      <Count value={count} />
      {of > 0 && <span className="ml-2 text-small text-soft">{formatShare(count / of, 1)}</span>}
    </Cell>
  );
}
