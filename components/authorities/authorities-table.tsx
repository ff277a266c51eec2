import Link from "next/link";
import { VerificationMark } from "#components/requests/verification-mark.tsx";
import { Blank } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { countryName } from "./countries.ts";

export type AuthorityRow = {
  id: string;
  name: string;
  country: string;
  verifiedAt: Date | null;
  requests: number;
  open: number;
  lastReceivedAt: Date | null;
};

type AuthoritiesTableProps = { rows: readonly AuthorityRow[]; zone: string; legalZone: string };

/** Who asks: whether each is who it says, how much it has asked, and when last. */
export function AuthoritiesTable({ rows, zone, legalZone }: AuthoritiesTableProps) {
  return (
    <Table caption="Authorities, by name" stacked>
      <thead>
        <tr>
          <Head sorted="ascending">Authority</Head>
          <Head>Country</Head>
          <Head>Verification</Head>
          <Head figure>Open</Head>
          <Head figure>Requests</Head>
          <Head>Last asked</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, country, verifiedAt, requests, open, lastReceivedAt }) => (
          <Row key={id} row={name}>
            <RowHead className="phone:w-full phone:whitespace-normal desk:w-2/5 desk:max-w-0 desk:truncate">
              <Link href={`/authorities/${id}`} className={rowLink}>
                <span className="font-strong">{name}</span>
              </Link>
            </RowHead>
            <Cell>{countryName(country)}</Cell>
            <Cell>
              <VerificationMark state={verifiedAt === null ? "unverified" : "verified"} />
            </Cell>
            <Cell figure head="Open">
              <Count value={open} />
            </Cell>
            <Cell figure head="Requests">
              <Count value={requests} />
            </Cell>
            <Cell head="Last asked">
              {lastReceivedAt === null ? (
                <Blank />
              ) : (
                <Instant at={lastReceivedAt} zone={zone} legalZone={legalZone} day stop={false} />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
