import type { ReactNode } from "react";
import { type Signature, Signatures } from "#components/countersign/signatures.tsx";
import { Instant } from "#components/ui/time.tsx";

export type SignedReport = {
  title: string;
  proposedBy: string | null;
  proposedAt: Date | null;
  countersignedBy: string | null;
  countersignedAt: Date | null;
};

type ReportSignaturesProps = {
  report: SignedReport;
  entries: readonly { action: string; index: number | null }[];
  names: Readonly<Record<string, string>>;
  zones: { zone: string; legalZone: string };
  /** Whether the reader's role opens the log, to which each signature then leads. */
  readsLog: boolean;
  waiting?: { sentence: ReactNode; act?: ReactNode } | undefined;
};

/** Who proposed and who countersigned a report. Only counsel signs one. */
export function ReportSignatures({ report, entries, names, zones, readsLog, waiting }: ReportSignaturesProps) {
  const signature = (id: string | null, at: Date | null, action: string): Signature | undefined => {
    if (id === null || at === null) return undefined;
    const index = entries.find((entry) => entry.action === action)?.index ?? null;
    const entry = { number: String(index), href: readsLog ? `/log/entries/${index}` : undefined };
    return {
      name: names[id] ?? "A person who left",
      role: "counsel",
      time: <Instant at={at} {...zones} />,
      entry: index === null ? undefined : entry,
    };
  };
  return (
    <Signatures
      label={report.title}
      first={signature(report.proposedBy, report.proposedAt, "report.proposed")}
      second={signature(report.countersignedBy, report.countersignedAt, "report.countersigned")}
      waiting={waiting}
    />
  );
}
