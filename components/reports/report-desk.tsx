import type { ReactNode } from "react";
import { Section } from "#components/shell/page-header.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Report, State } from "#lib/reports/report.ts";
import { ReportFacts } from "./report-facts.tsx";
import { ReportFiles } from "./report-files.tsx";
import { ReportHistory } from "./report-history.tsx";
import { ReportSignatures, type SignedReport } from "./report-signatures.tsx";

type ReportDeskProps = {
  row: SignedReport & {
    id: string;
    state: State;
    template: string;
    from: string;
    to: string;
    country: string | null;
    digest: string;
    slug: string | null;
    edition: number | null;
    changeNote: string | null;
    withdrawnReason: string | null;
  };
  /** Null where it was altered and cannot be read. */
  report: Report | null;
  entries: readonly { id: string; action: string; at: Date; actorId: string; index: number | null }[];
  names: Readonly<Record<string, string>>;
  zones: { zone: string; legalZone: string };
  readsLog: boolean;
  waiting: { sentence: ReactNode; act?: ReactNode } | undefined;
};

/** What the desk knows of a report beside its figures: who signed, what it is, its files, its life. */
export function ReportDesk({ row, report, entries, names, zones, readsLog, waiting }: ReportDeskProps) {
  const { id, slug, edition, withdrawnReason } = row;
  return (
    <>
      {withdrawnReason !== null && (
        <Notice title={slug === null ? "Put aside" : "Withdrawn"} className="mb-6">
          {withdrawnReason}
        </Notice>
      )}
      <ReportSignatures
        report={row}
        entries={entries}
        names={names}
        zones={zones}
        readsLog={readsLog}
        waiting={waiting}
      />
      <div className="mt-9 grid gap-x-10 gap-y-9 wide:grid-cols-3 [&>section]:mt-0">
        <Section title="The report">
          <ReportFacts
            report={row}
            content={report}
            publication={slug === null || edition === null ? undefined : { slug, edition }}
          />
        </Section>
        <Section title="Files">
          <ReportFiles at={`/reports/${id}`} />
        </Section>
        <Section title="History">
          <ReportHistory entries={entries} names={names} zones={zones} readsLog={readsLog} />
        </Section>
      </div>
    </>
  );
}
