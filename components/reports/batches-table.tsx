import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { LogEntry } from "./report-history.tsx";

export type BatchLine = {
  id: string;
  source: string;
  receivedAt: Date;
  rows: number;
  count: number;
  index: number | null;
};

type BatchesTableProps = {
  batches: readonly BatchLine[];
  zones: { zone: string; legalZone: string };
  readsLog: boolean;
};

/** The batches from whose count lines a figure is added, each with its entry: its number in the log is its leaf. */
export function BatchesTable({ batches, zones, readsLog }: BatchesTableProps) {
  return (
    <Table caption="Batches, oldest first" stacked>
      <thead>
        <tr>
          <Head>Batch of</Head>
          <Head>Received</Head>
          <Head>Batch</Head>
          <Head figure>Rows in it</Head>
          <Head figure>Counted here</Head>
          <Head>Proof</Head>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, source, receivedAt, rows, count, index }) => (
          <Row key={id} row={id}>
            <RowHead className="font-strong phone:w-full">{source}</RowHead>
            <Cell>
              <Instant at={receivedAt} {...zones} stop={false} />
            </Cell>
            <Cell className="font-mono text-small text-soft phone:w-full" data-copy={id}>
              {id}
            </Cell>
            <Cell figure head="Rows in it">
              <Count value={rows} />
            </Cell>
            <Cell figure head="Counted here" className="font-strong">
              <Count value={count} />
            </Cell>
            <Cell>
              <LogEntry index={index} readsLog={readsLog} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
