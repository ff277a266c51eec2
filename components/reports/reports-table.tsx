import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { periodWords, type State, type TemplateName } from "#lib/reports/report.ts";
import { StateBadge } from "./state-badge.tsx";
import { templateName } from "./words.ts";

export type ReportLine = {
  id: string;
  template: TemplateName;
  from: string;
  to: string;
  country: string | null;
  state: State;
  compiledAt: Date;
  publishedAt: Date | null;
  edition: number | null;
};

type ReportsTableProps = { reports: readonly ReportLine[]; zone: string; legalZone: string };

/** Reports, newest first: what of, what for, and whose turn it is. */
export function ReportsTable({ reports, zone, legalZone }: ReportsTableProps) {
  return (
    <Table caption="Reports, newest first" stacked>
      <thead>
        <tr>
          <Head>Report</Head>
          <Head>Period</Head>
          <Head>Country</Head>
          <Head sorted="descending">Compiled</Head>
          <Head>Published</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {reports.map(({ id, template, from, to, country, state, compiledAt, publishedAt, edition }) => (
          <Row key={id} row={`${template} ${from}`}>
            <RowHead className="phone:flex-1 desk:w-1/3 desk:max-w-0 desk:truncate">
              <Link href={`/reports/${id}`} className={rowLink}>
                <span className="font-strong">{templateName(template)}</span>
              </Link>
            </RowHead>
            <Cell className="phone:order-2 phone:w-full">{periodWords({ from, to })}</Cell>
            <Cell className="phone:order-3 phone:text-small text-soft">
              {country === null ? "All countries" : countryName(country)}
            </Cell>
            <Cell head="Compiled" className="phone:order-3 phone:text-small">
              <Instant at={compiledAt} zone={zone} legalZone={legalZone} stop={false} />
            </Cell>
            <Cell className={publishedAt === null ? "phone:hidden" : "phone:order-3 phone:text-small"}>
              {publishedAt === null ? (
                <span className="text-faint">not yet</span>
              ) : (
                <>
                  <Instant at={publishedAt} zone={zone} legalZone={legalZone} day stop={false} />
                  <span className="text-soft"> · edition {edition}</span>
                </>
              )}
            </Cell>
            <Cell className="phone:ml-auto desk:pl-1.5">
              <StateBadge state={state} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
