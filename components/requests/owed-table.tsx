import { Hourglass } from "lucide-react";
import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";

type Owed = {
  readonly requestId: string;
  readonly reference: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly country: string;
  readonly dueAt: Date;
};
type OwedTableProps = {
  rows: readonly Owed[];
  counts: { inTime: number; late: number; waiting: number; overdue: number };
  zones: { zone: string; legalZone: string };
  now: Date;
};

/** The legal process that still must follow, the most overdue first; and how often it came so far. */
export function OwedTable({ rows, counts, zones, now }: OwedTableProps) {
  return (
    <>
      <Definitions
        className="mb-8 max-w-md"
        items={[
          { term: "Came in time", value: counts.inTime },
          { term: "Came late", value: counts.late },
          { term: "Still owed", value: `${counts.waiting}, of which ${counts.overdue} overdue` },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title="Nothing is owed">Once an emergency is released, its legal process is waited for here.</Empty>
      ) : (
        <Table caption="Process owed, the most overdue first" stacked>
          <thead>
            <tr>
              <Head>Emergency</Head>
              <Head>Authority</Head>
              <Head>Due</Head>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <OwedRow key={one.requestId} owed={one} zones={zones} overdue={one.dueAt < now} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function OwedRow({ owed, zones, overdue }: { owed: Owed; zones: OwedTableProps["zones"]; overdue: boolean }) {
  return (
    <Row>
      <RowHead>
        <Link href={`/requests/${owed.requestId}`} className="link font-mono">
          {owed.reference}
        </Link>
      </RowHead>
      <Cell wrap head="Authority">
        <Link href={`/authorities/${owed.authorityId}`} className="link">
          {owed.authority}
        </Link>
        <span className="text-soft">, {countryName(owed.country)}</span>
      </Cell>
      <Cell head="Due">
        {overdue ? (
          <Badge tone="grave" icon={Hourglass}>
            Overdue since <Instant at={owed.dueAt} {...zones} stop={false} />
          </Badge>
        ) : (
          <Instant at={owed.dueAt} {...zones} />
        )}
      </Cell>
    </Row>
  );
}
