import { countryName } from "#components/authorities/countries.ts";
import { monthName, monthOf } from "#components/bans/month-span.ts";
import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import { type OrderAsks, orderInstrumentWords } from "#lib/banOrders/banOrder.ts";
import { asksWords } from "./words.ts";

type OrderCount = {
  month: string;
  country: string;
  asks: OrderAsks;
  instrument: string;
  received: number;
  complied: number;
  partly: number;
  refused: number;
};

/** Orders by month and country: received, and what was made of them. */
export function OrderCounts({ lines }: { lines: readonly OrderCount[] }) {
  return (
    <TableFrame label="Orders by month and country">
      <Table caption="Orders by month and country">
        <thead>
          <tr>
            <Head className="static">Month</Head>
            <Head className="static">Country</Head>
            <Head className="static">Ordered</Head>
            <Head className="static">Instrument</Head>
            {["Received", "Complied", "In part", "Refused"].map((head) => (
              <Head key={head} figure className="static">
                {head}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={`${line.month} ${line.country} ${line.asks} ${line.instrument}`}>
              <RowHead>{nameOf(line.month)}</RowHead>
              <Cell>{countryName(line.country)}</Cell>
              <Cell>{asksWords[line.asks]}</Cell>
              <Cell className="max-w-72 truncate">{orderInstrumentWords(line.instrument)}</Cell>
              {(["received", "complied", "partly", "refused"] as const).map((key) => (
                <Cell key={key} figure>
                  <Count value={line[key]} />
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function nameOf(month: string): string {
  const known = monthOf(month);
  return known === null ? month : monthName(known);
}
