import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { Report } from "#lib/reports/report.ts";
import { type EditionLine, EditionsList } from "./editions-list.tsx";
import { ReportDocument } from "./report-document.tsx";
import { ReportFiles } from "./report-files.tsx";
import { countedFrom, spanWords } from "./words.ts";

type PublicReportProps = {
  report: Report;
  publication: EditionLine;
  /** All editions, the newest first. */
  editions: readonly EditionLine[];
  legalZone: string;
};

/** A published report as anybody reads or prints it. */
export function PublicReport({ report, publication, editions, legalZone }: PublicReportProps) {
  const { slug, edition, digest, publishedAt } = publication;
  return (
    <article>
      <PublicationNotices publication={publication} newest={editions[0]} legalZone={legalZone} />
      <header className="mb-8 flex flex-col gap-2">
        <p className="text-lead text-soft">{report.publisher}</p>
        <h1 className="max-w-[40ch] font-serif text-figure tracking-[-0.01em]">{report.title}</h1>
        <p className="max-w-[68ch] font-serif text-lead text-soft">
          {spanWords(report.period)}, {report.country === null ? "all countries" : countryName(report.country)}. Counted
          from {countedFrom(report)}; signed by two people; published on {formatDay(publishedAt, legalZone)}
          {edition > 1 && `, edition ${edition}`}.
        </p>
        <p className="text-small text-soft">
          SHA-256 of report.json{" "}
          <Copyable
            value={digest}
            label="SHA-256 of report.json"
            className="max-w-full align-bottom phone:whitespace-normal phone:break-all print:whitespace-normal"
          />
        </p>
      </header>
      <ReportDocument report={report} />
      <div className="mt-12 grid gap-x-12 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="Editions">
          <EditionsList editions={editions} shown={edition} legalZone={legalZone} />
        </Section>
        <div className="phone:mt-9 wide:mt-0" data-furniture>
          <Section title="Files of this edition">
            <ReportFiles at={`/transparency/${slug}/${edition}`} />
            <p className="mt-3 text-small text-soft">
              Whoever doubts a figure unpacks the evidence and{" "}
              <Link href="/transparency#verify" className="link">
                counts again
              </Link>
              .
            </p>
          </Section>
        </div>
      </div>
    </article>
  );
}

type NoticesProps = { publication: EditionLine; newest: EditionLine | undefined; legalZone: string };

function PublicationNotices({ publication, newest, legalZone }: NoticesProps) {
  const { slug, edition, withdrawnAt, withdrawnReason } = publication;
  return (
    <>
      {withdrawnAt !== null && (
        <Notice tone="grave" title={`Withdrawn on ${formatDay(withdrawnAt, legalZone)}`} className="mb-8">
          {withdrawnReason} It stays readable, because it was public.
        </Notice>
      )}
      {newest !== undefined && newest.edition > edition && (
        <Notice title={`This is edition ${edition}; there is a newer one`} className="mb-8">
          <Link href={`/transparency/${slug}`} className="link">
            Read edition {newest.edition}
          </Link>
          , which says what changed.
        </Notice>
      )}
    </>
  );
}
