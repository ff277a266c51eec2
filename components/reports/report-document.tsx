import type { ReactNode } from "react";
import type { Report } from "#lib/reports/report.ts";
import { meaningsOf } from "./document-parts.ts";
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
  const sections = report.sections.filter(({ rows, text }) => rows.length > 0 || text.length > 0);
  return (
    <div className="@container flex flex-col gap-12">
      {open !== undefined && <FigureMarkSymbol />}
      <HeadlineFigures report={report} open={open} />
      {sections.map((section) => (
        <ReportSection key={section.key} section={section} open={open} />
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
      {open === undefined && <Meanings report={report} />}
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

function Meanings({ report }: { report: Report }) {
  return (
    <section aria-labelledby="section-meanings">
      <h2 id="section-meanings" className="border-ink border-t pt-3 font-serif text-title">
        What each column means
      </h2>
      <div className="mt-3 gap-x-12 @min-[58rem]:columns-2">
        {meaningsOf(report).map(({ title, columns }) => (
          <section key={title} className="mb-6 break-inside-avoid">
            <h3 className="mb-1 text-body">{title}</h3>
            <dl>
              {columns.map(({ anchor, name, definition, key }) => (
                <div key={anchor} id={anchor} className="scroll-mt-24 border-rule border-b py-2 target:bg-blue-wash">
                  <dt className="text-soft">{name}</dt>
                  <dd className="font-serif">{definition}</dd>
                  <dd className="font-mono text-small text-faint">{key}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}
