import { CountersignMark } from "#components/countersign/mark.tsx";
import type { Report, State } from "#lib/reports/report.ts";
import { ReportDocument } from "./report-document.tsx";

type ReportSheetProps = {
  /** Null where it was altered and cannot be read: there is no sheet then. */
  report: Report | null;
  row: { id: string; state: State };
};

/** The report as a sheet of paper on the desk, as it is or will be published; each figure opens. */
export function ReportSheet({ report, row: { id, state } }: ReportSheetProps) {
  if (report === null) return null;
  const isPublic = state === "published";
  return (
    <article
      aria-label={`${report.title}, ${isPublic ? "as published" : "as it would be published"}`}
      className="mt-12 border border-rule bg-sheet px-4 pt-6 pb-12 desk:px-10 desk:pt-9 print:border-0 print:p-0"
    >
      <header className="mb-8 flex flex-wrap items-start justify-between gap-4">
        <div>
          <p className="text-soft">{report.publisher}</p>
          <p className="font-serif text-title">{report.title}</p>
        </div>
        <p className="text-small text-soft" data-furniture>
          Behind each <CountersignMark className="mx-0.5 inline size-3 align-[-1px] text-faint" /> stand a figure’s
          definition, its records and its proof.
        </p>
      </header>
      <ReportDocument report={report} open={(key) => `/reports/${id}/figures/${encodeURIComponent(key)}`} />
    </article>
  );
}
