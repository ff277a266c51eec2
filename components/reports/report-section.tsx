import { BarChart } from "#components/ui/bar-chart.tsx";
import { classes } from "#components/ui/classes.ts";
import { LineChart } from "#components/ui/line-chart.tsx";
import type { Chart, Section, Term } from "#lib/reports/report.ts";
import {
  barsOf,
  blankNotes,
  blankReason,
  type FigureLinks,
  groupsIn,
  type RowGroup,
  totalsOf,
} from "./document-parts.ts";
import { FiguresTable } from "./figures-table.tsx";

type ReportSectionProps = { section: Section; links: FigureLinks };

/** So many columns leave room for words and drawings at their right. */
const columnsBeside = 5;
const twoColumns = "@min-[58rem]:grid-cols-[minmax(0,1fr)_22rem]";

function isWide({ columns }: Section): boolean {
  return columns.length > columnsBeside;
}

/** A section of a report: at the left its ledger, at the right its words and what can be seen rather than read; below each other where the ledger is wide. */
export function ReportSection({ section, links }: ReportSectionProps) {
  const groups = groupsIn(section);
  const bands = section.charts.some((chart) => chart.group !== undefined) && groups.length > 1;
  // Where nothing at all is known, the section says so once, instead of a table of dashes.
  const notes = blankReason(section.rows) === null ? blankNotes(groups) : [];
  const wide = isWide(section);
  return (
    <section aria-labelledby={`section-${section.key}`}>
      <h2 id={`section-${section.key}`} className="border-ink border-t pt-3 font-serif text-title">
        {section.title}
      </h2>
      <div className={classes("mt-3 grid items-start gap-x-12 gap-y-5", !wide && `@min-[58rem]:gap-y-0 ${twoColumns}`)}>
        {section.text.length > 0 && <Words text={section.text} alone={wide || section.rows.length === 0} />}
        <div
          className={classes(
            "min-w-0 empty:hidden",
            !wide && "@min-[58rem]:col-start-1 @min-[58rem]:row-span-2 @min-[58rem]:row-start-1",
          )}
        >
          {bands ? <Totals section={section} /> : <Figures section={section} groups={groups} links={links} />}
          {notes.map((note) => (
            <p key={note} className="mt-2 text-small text-soft">
              <span aria-hidden="true">– </span>
              <span className="sr-only">Not given: </span>
              {note}
            </p>
          ))}
        </div>
        {!bands && <Charts section={section} group={undefined} />}
      </div>
      {section.terms !== undefined && <Terms terms={section.terms} />}
      {bands && groups.map((group) => <Band key={group.label} section={section} group={group} links={links} />)}
    </section>
  );
}

/** What words mean, each with who stands for it. */
function Terms({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className="mt-5 gap-x-12 @min-[58rem]:columns-2">
      {terms.map(({ key, term, text, note }) => (
        <div key={key} className="mb-6 flex break-inside-avoid flex-col gap-2 border-rule border-t pt-3">
          <dt className="font-strong">{term}</dt>
          {text.map((each) => (
            <dd key={each} className="max-w-[68ch] font-serif">
              {each}
            </dd>
          ))}
          <dd className="text-small text-soft">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ text, alone }: { text: readonly string[]; alone: boolean }) {
  return (
    <div
      className={classes(
        "flex max-w-[68ch] flex-col gap-2 font-serif text-soft",
        alone ? "@min-[58rem]:row-start-1" : "@min-[58rem]:col-start-2",
      )}
    >
      {text.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  );
}

/** The spans side by side, before each stands for itself. */
function Totals({ section }: { section: Section }) {
  const totals = totalsOf(section);
  if (totals === null) return null;
  return (
    <BarChart
      title={`All together, and of these ${section.columns[1]?.toLowerCase()}`}
      description="The totals of the tables below, side by side."
      heads={["Span", section.columns[0] ?? "", ""]}
      bars={totals}
      table="beside"
    />
  );
}

/** The ledger; folded where a line over days stands above it. Without any record there is none. */
function Figures({ section, groups, links }: ReportSectionProps & { groups: readonly RowGroup[] }) {
  const reason = blankReason(section.rows);
  if (section.rows.length === 0) return null;
  if (reason !== null) return <p className="text-soft">{reason}</p>;
  const { key, title, columns } = section;
  const table = <FiguresTable caption={title} section={key} columns={columns} groups={groups} links={links} />;
  const line = section.charts.find((chart) => chart.kind === "line");
  if (line === undefined) return table;
  return (
    <>
      <Drawn section={section} chart={line} />
      <details className="mt-4">
        <summary className="w-fit text-soft hover:text-ink">The table behind, day by day</summary>
        <div className="mt-1">{table}</div>
      </details>
    </>
  );
}

/** One span: its ledger at the left, its chart at the right. */
function Band({ section, group, links }: ReportSectionProps & { group: RowGroup }) {
  const reason = blankReason(group.rows);
  if (reason !== null) {
    return (
      <div className="mt-8">
        <h3 className="mb-1 text-body">{group.label}</h3>
        <p className="text-soft">{reason}</p>
      </div>
    );
  }
  return (
    <div className="mt-8 print:break-inside-avoid">
      <h3 className="mb-1 text-body">{group.label}</h3>
      <div className={classes("grid items-start gap-x-12 gap-y-6", !isWide(section) && twoColumns)}>
        <FiguresTable
          caption={`${section.title}, ${group.label}`}
          section={section.key}
          columns={section.columns}
          groups={[group]}
          links={links}
        />
        <Charts section={section} group={group.label} />
      </div>
    </div>
  );
}

/** The bars of a section or of one span of it. */
function Charts({ section, group }: { section: Section; group: string | undefined }) {
  const charts = section.charts.filter(
    (chart) => chart.kind === "bars" && (group === undefined || chart.group === group),
  );
  return charts.map((chart) => (
    <div key={chart.title} className={isWide(section) ? "max-w-3xl" : "@min-[58rem]:col-start-2"}>
      <Drawn section={section} chart={chart} />
    </div>
  ));
}

function Drawn({ section, chart }: { section: Section; chart: Chart }) {
  const bars = barsOf(section, chart);
  if (bars === null || bars.length < 2) return null;
  const value = section.columns[chart.value] ?? "";
  const span = chart.group === undefined ? "" : `, ${chart.group}`;
  // The heading above names the span already.
  const title = chart.title.endsWith(span) ? chart.title.slice(0, chart.title.length - span.length) : chart.title;
  if (chart.kind === "line") {
    const lines = [{ label: value, values: bars.map((bar) => bar.value) }];
    const points = bars.map((bar) => bar.label);
    const description = "The same figures as in the table below.";
    return <LineChart {...{ title, description, points, lines }} pointsHead="Day" table="beside" />;
  }
  const description = "The same figures as in the table.";
  return <BarChart {...{ title, description, bars }} heads={["", value, ""]} table="beside" />;
}
