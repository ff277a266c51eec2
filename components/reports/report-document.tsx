import type { ReactNode } from "react";
import type { Report } from "#lib/reports/report.ts";
import { type Meaning, meaningsOf } from "./document-parts.ts";
import { FigureMarkSymbol } from "./figure-mark.tsx";
import { HeadlineFigures } from "./headline-figures.tsx";
import { ReportSection } from "./report-section.tsx";

type ReportDocumentProps = {
  report: Report;
  /** The address at which a figure opens; left out for the public, who open the evidence instead. */
  open?: (key: string) => string;
};

/** A report as it is published: headline, sections, contradictions, method, meanings. The title stands above it. */
export function ReportDocument({ report, open }: ReportDocumentProps) {
  const meanings = meaningsOf(report);
  const links = open === undefined ? { anchorOf: meanings.anchorOf } : { open };
  const sections = report.sections.filter(({ rows, text }) => rows.length > 0 || text.length > 0);
  return (
    <div className="@container flex flex-col gap-12">
      {open !== undefined && <FigureMarkSymbol />}
      <div className="border-ink border-t empty:hidden">
        <HeadlineFigures report={report} open={open} />
      </div>
      {sections.map((section) => (
        <ReportSection key={section.key} section={section} links={links} />
      ))}
      {report.contradictions.length > 0 && (
        <Prose id="contradictions" title="Where the records contradict themselves">
          {report.contradictions.map(({ figure, sentence }) => (
            <li key={figure}>
              {sentence}{" "}
              <a href={`#${figure}`} className="link whitespace-nowrap">
                Show the figure
              </a>
            </li>
          ))}
        </Prose>
      )}
      <Prose id="method" title="How the figures were made">
        {report.methodology.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Prose>
      {open === undefined && <MeaningsList meanings={meanings.all} />}
    </div>
  );
}

function Prose({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`} className="border-ink border-t pt-3 font-serif text-title">
        {title}
      </h2>
      <ul className="mt-3 gap-x-12 font-serif text-soft @min-[58rem]:columns-2 [&>li]:mb-3 [&>li]:break-inside-avoid">
        {children}
      </ul>
    </section>
  );
}

function MeaningsList({ meanings }: { meanings: readonly Meaning[] }) {
  return (
    <section aria-labelledby="section-meanings">
      <h2 id="section-meanings" className="border-ink border-t pt-3 font-serif text-title">
        What each column means
      </h2>
      <dl className="mt-3 gap-x-12 @min-[58rem]:columns-2">
        {meanings.map(({ anchor, name, definition, key, sections }) => (
          <div
            key={anchor}
            id={anchor}
            className="flex scroll-mt-24 break-inside-avoid flex-col gap-0.5 border-rule border-b py-2.5 target:bg-blue-wash"
          >
            <dt>
              <span className="font-strong">{name}</span>
              <span className="text-small text-soft"> · {sections.join(", ")}</span>
            </dt>
            <dd className="font-serif">{definition}</dd>
            <dd className="font-mono text-small break-all text-faint">{key}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
