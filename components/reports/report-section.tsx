import type { ReactNode } from "react";
import { BarChart } from "#components/ui/bar-chart.tsx";
import { LineChart } from "#components/ui/line-chart.tsx";
import type { Chart, Section } from "#lib/reports/report.ts";
import { barsOf, blankNotes, groupsIn, type RowGroup, totalsOf } from "./document-parts.ts";
import { FiguresTable } from "./figures-table.tsx";

type ReportSectionProps = { section: Section; open?: ((key: string) => string) | undefined };

/** A section of a report: its words, its ledger, and beside it what can be seen rather than read. */
export function ReportSection({ section, open }: ReportSectionProps) {
  const groups = groupsIn(section);
  const bands = section.charts.some((chart) => chart.group !== undefined) && groups.length > 1;
  const totals = totalsOf(section);
  return (
    <section aria-labelledby={`section-${section.key}`} className="scroll-mt-24">
      <h2 id={`section-${section.key}`} className="border-ink border-t pt-3 font-serif text-title">
        {section.title}
      </h2>
      {section.text.map((text) => (
        <p key={text} className="mt-2 max-w-[68ch] font-serif text-soft">
          {text}
        </p>
      ))}
      {totals !== null && (
        <Beside>
          <BarChart
            title={`${section.title}: the totals of each span`}
            description="The totals of the tables below, side by side."
            heads={["Span", section.columns[0] ?? "", ""]}
            bars={totals}
            table="beside"
          />
        </Beside>
      )}
      {bands
        ? groups.map((group) => <Band key={group.label} section={section} groups={[group]} open={open} titled />)
        : section.rows.length > 0 && <Band section={section} groups={groups} open={open} />}
      {blankNotes(groups).map((note) => (
        <p key={note} className="mt-2 text-small text-soft">
          <span aria-hidden="true">– </span>
          <span className="sr-only">Not given: </span>
          {note}
        </p>
      ))}
    </section>
  );
}

/** Half the width, where there is width. */
function Beside({ children }: { children: ReactNode }) {
  return <div className="mt-6 max-w-2xl">{children}</div>;
}

type BandProps = ReportSectionProps & { groups: readonly RowGroup[]; titled?: boolean };

/** One span of a section: its ledger at the left, its chart at the right; a line over days stands above its ledger, which is folded. */
function Band({ section, groups, open, titled = false }: BandProps) {
  const [first] = groups;
  const chart = section.charts.find(({ group }) => group === undefined || groups.length > 1 || group === first?.label);
  const drawn = chart === undefined ? null : <SectionChart section={section} chart={chart} />;
  const table = (
    <FiguresTable
      caption={titled ? `${section.title}, ${first?.label}` : section.title}
      section={section.key}
      columns={section.columns}
      groups={groups}
      open={open}
    />
  );
  if (chart?.kind === "line") {
    return (
      <div className="mt-5">
        {drawn}
        <details className="mt-3">
          <summary className="w-fit text-soft hover:text-ink">The table behind, day by day</summary>
          <div className="mt-1 max-w-2xl">{table}</div>
        </details>
      </div>
    );
  }
  return (
    <div className="mt-5">
      {titled && <h3 className="mb-1 text-body">{first?.label}</h3>}
      <div className="grid items-start gap-x-12 gap-y-6 @min-[58rem]:grid-cols-[minmax(0,1fr)_22rem]">
        {table}
        {drawn}
      </div>
    </div>
  );
}

function SectionChart({ section, chart }: { section: Section; chart: Chart }) {
  const bars = barsOf(section, chart);
  if (bars === null || bars.length < 2) return null;
  const value = section.columns[chart.value] ?? "";
  if (chart.kind === "line") {
    return (
      <LineChart
        title={chart.title}
        description="The same figures as in the table below it."
        pointsHead="Day"
        points={bars.map((bar) => bar.label)}
        lines={[{ label: value, values: bars.map((bar) => bar.value) }]}
        table="beside"
      />
    );
  }
  return (
    <BarChart
      title={chart.title}
      description="The same figures as in the table beside it."
      heads={["", value, ""]}
      bars={bars}
      table="beside"
    />
  );
}
