import { Pagination } from "#components/ui/pagination.tsx";
import { BatchesTable, type BatchLine } from "./batches-table.tsx";
import { type OutsideLine, OutsideTable } from "./outside-table.tsx";
import { type RequestLine, RequestsTable } from "./requests-table.tsx";

type Behind =
  | { kind: "batches"; items: readonly BatchLine[]; next: string | null }
  | { kind: "requests"; items: readonly RequestLine[]; next: string | null }
  | { kind: "outside"; items: readonly OutsideLine[]; next: string | null };

const nouns = {
  batches: ["batch", "batches"],
  requests: ["request", "requests"],
  outside: ["record", "records"],
} as const;

type FigureRecordsProps = {
  behind: Behind;
  /** The figure's own address, and the record after which this page begins. */
  at: string;
  after: string | undefined;
  zones: { zone: string; legalZone: string };
  readsLog: boolean;
};

/** The records behind a figure, fifty a page. */
export function FigureRecords({ behind, at, after, zones, readsLog }: FigureRecordsProps) {
  if (behind.items.length === 0) {
    return <p className="text-soft">No record is of this kind. That is why the figure is nought or blank.</p>;
  }
  const [noun, plural] = nouns[behind.kind];
  return (
    <>
      {behind.kind === "batches" ? (
        <BatchesTable batches={behind.items} zones={zones} readsLog={readsLog} />
      ) : behind.kind === "requests" ? (
        <RequestsTable requests={behind.items} zones={zones} readsLog={readsLog} />
      ) : (
        <OutsideTable records={behind.items} zones={zones} />
      )}
      <Pagination
        newer={after && at}
        older={behind.next === null ? undefined : `${at}?after=${behind.next}`}
        words={`${behind.items.length} ${behind.items.length === 1 ? noun : plural} on this page, in the order in which they arrived`}
      />
    </>
  );
}
