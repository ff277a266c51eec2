import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";

export type OutsideLine = {
  id: string;
  kind: "suspicion" | "contact";
  at: Date;
  country: string;
  codes: readonly string[];
};

const places = { suspicion: "/authorities/suspicions", contact: "/contacts" };

type OutsideTableProps = { records: readonly OutsideLine[]; zones: { zone: string; legalZone: string } };

/** The suspicions or contacts that a figure counts, as they stood when it was counted. */
export function OutsideTable({ records, zones }: OutsideTableProps) {
  return (
    <Table caption="Records, oldest first" stacked>
      <thead>
        <tr>
          <Head>When</Head>
          <Head>Country</Head>
          <Head>What it says</Head>
        </tr>
      </thead>
      <tbody>
        {records.map(({ id, kind, at, country, codes }) => (
          <Row key={id} row={id}>
            <RowHead>
              <Link href={`${places[kind]}/${id}`} className={rowLink}>
                <Instant at={at} {...zones} stop={false} />
              </Link>
            </RowHead>
            <Cell>{countryName(country)}</Cell>
            <Cell wrap className="first-letter:uppercase">
              {codes.map((code) => code.replaceAll("-", " ")).join(", ")}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
