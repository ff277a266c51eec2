import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { Standing } from "#lib/statements/statement.ts";

/** Statements that the Database itself took, by the month (UTC) in which it did; no sandbox counts. */
export function MonthsSent({ months }: { months: Standing["months"] }) {
  return (
    <Table caption="Statements sent by month" className="max-w-xl">
      <thead>
        <tr>
          <Head>Month</Head>
          <Head figure>Sent</Head>
          <Head figure>Refused</Head>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, sent, refused }) => (
          <Row key={month}>
            <RowHead>{formatDay(new Date(`${month}-01`), "UTC").replace(/^\d+ /, "")}</RowHead>
            <Cell figure>
              <Count value={sent} />
            </Cell>
            <Cell figure>
              <Count value={refused} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
