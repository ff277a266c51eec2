import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { outcomeWords, type SignalCode, type SuspicionOutcome, signalWords } from "#lib/suspicions/suspicion.ts";
import { outcomeTones } from "./words.ts";

export type SuspicionRow = {
  id: string;
  country: string;
  signals: readonly SignalCode[];
  outcome: SuspicionOutcome;
  raisedAt: Date;
  proposedOutcome: string | null;
  raisedByName: string;
  about: readonly string[];
  requests: number;
  due: number;
  reviewed: number;
};

type SuspicionsTableProps = { rows: readonly SuspicionRow[]; zone: string; legalZone: string };

/** The workbench: about whom, on what signals, how far each is. */
export function SuspicionsTable({ rows, zone, legalZone }: SuspicionsTableProps) {
  return (
    <Table caption="Suspicions, the newest first" stacked>
      <thead>
        <tr>
          <Head>About</Head>
          <Head>Country</Head>
          <Head>Signals</Head>
          <Head>State</Head>
          <Head figure>To look at</Head>
          <Head sorted="descending">Raised</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row.id}>
            <RowHead className="phone:w-full phone:whitespace-normal desk:w-1/3 desk:max-w-0 desk:truncate">
              <Link href={`/authorities/suspicions/${row.id}`} className={rowLink}>
                <span className="font-strong">{row.about.join(", ") || "Nobody named yet"}</span>
              </Link>
            </RowHead>
            <Cell>{countryName(row.country)}</Cell>
            <Cell wrap className="desk:max-w-64">
              {row.signals.map((code) => signalWords[code]).join(", ")}
            </Cell>
            <Cell>
              <Badge tone={outcomeTones[row.outcome]}>
                {row.outcome === "open" && row.proposedOutcome !== null
                  ? "Waits for a second"
                  : outcomeWords[row.outcome]}
              </Badge>
            </Cell>
            <Cell figure head="To look at">
              <Count value={row.due} /> of <Count value={row.reviewed} />
            </Cell>
            <Cell head="Raised">
              <Instant at={row.raisedAt} zone={zone} legalZone={legalZone} stop={false} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
