import { MessageSquare, Siren } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type OwnClock, ownState } from "./own-clock.ts";
import { OwnClockLine } from "./own-clock-line.tsx";

type OwnLine = OwnClock & {
  id: string;
  reference: string;
  instrumentName: string;
  emergency: boolean;
  outcome: string;
  receivedAt: Date;
  waiting: number;
  askedBy: string | null;
};

type OwnRequestsProps = { rows: readonly OwnLine[]; now: Date; zones: { zone: string; legalZone: string } };

/** What the authority asked, newest first, each with how far it is and when it is due. */
export function OwnRequests({ rows, now, zones }: OwnRequestsProps) {
  return (
    <Table caption="Requests of your authority, newest first" stacked>
      <thead>
        <tr>
          <Head>Reference</Head>
          <Head>Instrument</Head>
          <Head>Received</Head>
          <Head>Clock</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row.reference}>
            <RowHead className="phone:w-full">
              <Link href={`/officer/requests/${row.id}`} className={`font-mono font-strong ${rowLink}`}>
                {row.reference}
              </Link>
              {row.emergency && (
                <Badge tone="grave" icon={Siren} className="ml-2">
                  Emergency
                </Badge>
              )}
            </RowHead>
            <Cell wrap>{row.instrumentName}</Cell>
            <Cell>
              <Instant at={row.receivedAt} {...zones} day stop={false} />
              <span className="block text-small text-soft">{row.askedBy ?? "entered by the service"}</span>
            </Cell>
            <Cell wrap>
              <OwnClockLine clock={row} now={now} zones={zones} stop={false} />
            </Cell>
            <Cell>
              {ownState(row.state, row.outcome)}
              {row.waiting > 0 && (
                <Badge tone="act" icon={MessageSquare} className="ml-2">
                  {row.waiting} new
                </Badge>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
