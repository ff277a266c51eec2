import Link from "next/link";
import { Blank } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type AuthorityKind, kindWords, standingOf } from "#lib/authorities/authority.ts";
import { countryName } from "./countries.ts";
import { StandingMark } from "./standing-mark.tsx";

export type AuthorityRow = {
  id: string;
  name: string;
  country: string;
  kind: AuthorityKind | null;
  verifiedAt: Date | null;
  verifiedUntil: Date | null;
  frozenAt: Date | null;
  suspect: boolean;
  requests: number;
  open: number;
  lastReceivedAt: Date | null;
};

type AuthoritiesTableProps = { rows: readonly AuthorityRow[]; now: Date; zone: string; legalZone: string };

/** Who asks: what kind of office, how each stands, how much it has asked, and when last. */
export function AuthoritiesTable({ rows, now, zone, legalZone }: AuthoritiesTableProps) {
  return (
    <Table caption="Authorities, by name" stacked>
      <thead>
        <tr>
          <Head sorted="ascending">Authority</Head>
          <Head>Country</Head>
          <Head>Kind</Head>
          <Head>Standing</Head>
          <Head figure>Open</Head>
          <Head figure>Requests</Head>
          <Head>Last asked</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row.name}>
            <RowHead className="phone:w-full phone:whitespace-normal desk:w-2/5 desk:max-w-0 desk:truncate">
              <Link href={`/authorities/${row.id}`} className={rowLink}>
                <span className="font-strong">{row.name}</span>
              </Link>
            </RowHead>
            <Cell>{countryName(row.country)}</Cell>
            <Cell>{row.kind === null ? <Blank /> : kindWords[row.kind]}</Cell>
            <Cell>
              <StandingMark standing={standingOf(row, now)} />
            </Cell>
            <Cell figure head="Open">
              <Count value={row.open} />
            </Cell>
            <Cell figure head="Requests">
              <Count value={row.requests} />
            </Cell>
            <Cell head="Last asked">
              {row.lastReceivedAt === null ? (
                <Blank />
              ) : (
                <Instant at={row.lastReceivedAt} zone={zone} legalZone={legalZone} day stop={false} />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
