import Link from "next/link";
import { type Finding, FindingBadge } from "#components/requests/finding-badge.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Mark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Blank } from "#components/ui/definition-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Instrument } from "#lib/law/instrument.ts";

type Line = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly dueAt: Date | null;
  readonly wouldBeDueAt: Date | null;
  readonly wouldBeOverdue: boolean;
  readonly overdueNow: boolean;
};
type Reached = { readonly key: string; readonly label: string; readonly finding: Finding };
export type Simulated = {
  readonly lines: readonly Line[];
  readonly more: number;
  readonly counts: boolean;
  readonly reached: readonly Reached[];
};
type Props = { result: Simulated; instrument: Instrument; csv: string; zones: { zone: string; legalZone: string } };

/** What would fall due, and what would be asked for that is not there. Nothing is changed by looking. */
export function SimulationResult({ result, instrument, csv, zones }: Props) {
  const { lines, more, reached } = result;
  const overdue = lines.filter(({ wouldBeOverdue }) => wouldBeOverdue).length;
  return (
    <>
      <p className="mb-6 max-w-[68ch] font-serif text-lead">{sentence(result, instrument, overdue)}</p>
      {lines.length > 0 && (
        <Section
          title="What would fall due"
          acts={
            <Button size="small" asChild>
              <a href={csv} download>
                Save as CSV
              </a>
            </Button>
          }
        >
          <LinesTable lines={lines} zones={zones} />
          {more > 0 && <p className="mt-3 text-soft">And {more} more, which are not counted here.</p>}
        </Section>
      )}
      {reached.length > 0 && (
        <Section title="What it would reach">
          <ReachedTable reached={reached} />
        </Section>
      )}
    </>
  );
}

function sentence({ lines, counts, reached }: Simulated, { name }: Instrument, overdue: number): string {
  const absent = reached.filter(({ finding }) => finding === "unavailable-by-design" || finding === "not-held").length;
  const reach =
    reached.length === 0
      ? ""
      : ` Of ${reached.length} kinds of data that it would reach, ${absent} are not here for anybody.`;
  if (lines.length === 0) return `No open request would be concerned by ${name}.${reach}`;
  const requests = lines.length === 1 ? "1 open request" : `${lines.length} open requests`;
  if (!counts) return `${name} would concern ${requests}, and sets no period that can be counted.${reach}`;
  const late = overdue === 0 ? "none would be overdue that is not already" : `${overdue} would be overdue at once`;
  return `${name} would set the clock of ${requests}; ${late}.${reach}`;
}

function LinesTable({ lines, zones }: { lines: readonly Line[]; zones: Props["zones"] }) {
  return (
    <Table caption="Open requests, and when each would be due" stacked>
      <thead>
        <tr>
          <Head>Request</Head>
          <Head>Due now</Head>
          <Head>Would be due</Head>
          <Head>Then</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} row={line.reference}>
            <RowHead className="py-2 whitespace-normal">
              <Link href={`/requests/${line.id}`} className={rowLink}>
                <span className="font-mono text-small">{line.reference}</span>
              </Link>
              <span className="block text-small text-soft">
                {line.authority}, {line.country}
              </span>
            </RowHead>
            <Cell head="Due now">
              {line.dueAt === null ? <Blank /> : <Instant at={line.dueAt} {...zones} stop={false} />}
            </Cell>
            <Cell head="Would be due">
              {line.wouldBeDueAt === null ? <Blank /> : <Instant at={line.wouldBeDueAt} {...zones} stop={false} />}
            </Cell>
            <Cell>{thenWords(line)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function thenWords({ wouldBeOverdue, overdueNow, wouldBeDueAt }: Line) {
  if (wouldBeOverdue) return <Mark tone="grave">overdue at once</Mark>;
  if (wouldBeDueAt === null) return <span className="text-soft">no date</span>;
  return <span className="text-soft">{overdueNow ? "overdue already" : "in time"}</span>;
}

function ReachedTable({ reached }: { reached: readonly Reached[] }) {
  return (
    <Table caption="Data that it would reach, and what the register answers" stacked>
      <thead>
        <tr>
          <Head>Data</Head>
          <Head>The register would answer</Head>
        </tr>
      </thead>
      <tbody>
        {reached.map(({ key, label, finding }) => (
          <Row key={key}>
            <RowHead>{label}</RowHead>
            <Cell>
              <FindingBadge finding={finding} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Before anything is chosen. */
export function NothingTried() {
  return (
    <Empty title="Nothing is tried yet">
      Choose a bill to see what would fall due if it were law, and which data it would reach that are not here. Or
      choose an instrument and another deadline. It is computed over the requests that are open now, and changes
      nothing.
    </Empty>
  );
}
