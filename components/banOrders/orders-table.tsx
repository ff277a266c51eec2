import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Blank } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type OrderAsks, type OrderOutcome, type OrderState, orderInstrumentWords } from "#lib/banOrders/banOrder.ts";
import { asksWords, orderStanding, orderTone } from "./words.ts";

export type OrderRow = {
  id: string;
  asks: OrderAsks;
  authority: string;
  country: string;
  instrument: string;
  reference: string;
  receivedAt: Date;
  dueAt: Date | null;
  state: OrderState;
  outcome: OrderOutcome | null;
};

type OrdersTableProps = { rows: readonly OrderRow[]; zone: string; legalZone: string };

/** Orders to ban or to reinstate: who ordered what, by which instrument, until when, and what became of it. */
export function OrdersTable({ rows, ...zones }: OrdersTableProps) {
  return (
    <Table caption="Orders, the newest first" stacked>
      <thead>
        <tr>
          <Head>Order</Head>
          <Head>What is ordered</Head>
          <Head>Instrument</Head>
          <Head sorted="descending">Received</Head>
          <Head>Due</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row.reference}>
            <RowHead className="phone:w-full desk:w-1/3 desk:max-w-0">
              <span className="flex items-center gap-2.5">
                <Link href={`/bans/orders/${row.id}`} className={rowLink}>
                  <span className="font-mono">{row.reference}</span>
                </Link>
                <span className="truncate">
                  {row.authority}, {countryName(row.country)}
                </span>
              </span>
            </RowHead>
            <Cell>{asksWords[row.asks]}</Cell>
            <Cell className="phone:text-small desk:max-w-64 desk:truncate">{orderInstrumentWords(row.instrument)}</Cell>
            <Cell>
              <Instant at={row.receivedAt} {...zones} day stop={false} />
            </Cell>
            <Cell head="Due">
              {row.dueAt === null ? <Blank /> : <Instant at={row.dueAt} {...zones} day stop={false} />}
            </Cell>
            <Cell className="phone:ml-auto">
              <Badge tone={orderTone(row)}>{orderStanding(row)}</Badge>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
