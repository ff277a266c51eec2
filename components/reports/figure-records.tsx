import { Pagination } from "#components/ui/pagination.tsx";
import { BatchesTable, type BatchLine } from "./batches-table.tsx";
import { type OutsideLine, OutsideTable } from "./outside-table.tsx";
import { type RequestLine, RequestsTable } from "./requests-table.tsx";

type Page<Line> = { items: readonly Line[]; faults: readonly string[]; next: string | null };
type Behind =
  | ({ kind: "batches" } & Page<BatchLine>)
  | ({ kind: "requests" } & Page<RequestLine>)
  | ({ kind: "outside" } & Page<OutsideLine>);

const nouns = {
  batches: ["batch", "batches"],
  requests: ["request", "requests"],
  outside: ["record", "records"],
} as const;

/** The head over the records of a figure. */
export function recordsHead(kind: Behind["kind"]): string {
  return `The ${nouns[kind][1]} behind it`;
}

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
  const { items, faults, next } = behind;
  const [noun, plural] = nouns[behind.kind];
  if (items.length === 0 && faults.length === 0 && after === undefined) {
    return <p className="text-soft">No record is of this kind. That is why the figure is nought or blank.</p>;
  }
  return (
    <>
      {items.length === 0 ? (
        <p className="text-soft">No {noun} of this page can be shown.</p>
      ) : behind.kind === "batches" ? (
        <BatchesTable batches={behind.items} zones={zones} readsLog={readsLog} />
      ) : behind.kind === "requests" ? (
        <RequestsTable requests={behind.items} zones={zones} readsLog={readsLog} />
      ) : (
        <OutsideTable records={behind.items} zones={zones} />
      )}
      <Pagination
        newer={after && at}
        older={next === null ? undefined : `${at}?after=${next}`}
        words={`${items.length} ${items.length === 1 ? noun : plural} on this page, in the order in which they arrived`}
      />
    </>
  );
}
