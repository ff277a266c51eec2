import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { instrument } from "#lib/law/instrument.ts";

const places = { request: "/requests", order: "/bans/orders" } as const;

export type RequestLine = {
  kind: keyof typeof places;
  id: string;
  reference: string;
  receivedAt: Date;
  country: string;
  instrument: string;
  outcome: string;
  batch: string | null;
};

type RequestsTableProps = {
  requests: readonly RequestLine[];
  zones: { zone: string; legalZone: string };
  readsLog: boolean;
};

/** The requests that a figure counts, as they stood when it was counted, each with what proves it. */
export function RequestsTable({ requests, zones, readsLog }: RequestsTableProps) {
  return (
    <Table caption="Requests, oldest first" stacked>
      <thead>
        <tr>
          <Head>Request</Head>
          <Head>Received</Head>
          <Head>Country</Head>
          <Head>Instrument</Head>
          <Head>Outcome then</Head>
          <Head>Proof</Head>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <Row key={request.id} row={request.reference}>
            <RowHead className="phone:flex-1">
              <Link href={`${places[request.kind]}/${request.id}`} className={`${rowLink} font-mono`}>
                {request.reference}
              </Link>
            </RowHead>
            <Cell className="phone:order-2">
              <Instant at={request.receivedAt} {...zones} stop={false} />
            </Cell>
            <Cell className="phone:order-2 text-soft">{countryName(request.country)}</Cell>
            <Cell className="phone:order-3 phone:w-full desk:w-1/3 desk:max-w-0 desk:truncate">
              {instrument(request.instrument)?.citation ?? request.instrument}
            </Cell>
            <Cell className="first-letter:uppercase">{request.outcome.replaceAll("-", " ")}</Cell>
            <Cell className="phone:order-4">
              <Proof request={request} readsLog={readsLog} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Proof({ request: { kind, id, batch }, readsLog }: { request: RequestLine; readsLog: boolean }) {
  const subject = batch === null ? `${kind === "order" ? "banOrder" : kind}:${id}` : `batch:${batch}`;
  const words = batch === null ? "its own entries" : "its batch’s entry";
  if (!readsLog) return <span className="text-soft">{words}</span>;
  return (
    <Link href={`/log?subject=${encodeURIComponent(subject)}`} className="link relative z-1">
      {words}
    </Link>
  );
}
