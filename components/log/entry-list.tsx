import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import type { EntryLine } from "#lib/log/log.ts";
import type { EntryFilter } from "./entry-filters.tsx";
import { EntryTable } from "./entry-table.tsx";

type EntryListProps = {
  rows: readonly EntryLine[];
  /** Cursors of the pages beside this one. */
  older: string | null;
  newer: string | null;
  filter: EntryFilter;
  zone: string;
  legalZone: string;
};

/** One page of the log, and the way to those beside it. */
export function EntryList({ rows, older, newer, filter, ...zones }: EntryListProps) {
  if (rows.length === 0) return <Nothing narrowed={Object.keys(filter).length > 0} />;
  const address = (cursor: Record<string, string>) => `/log?${new URLSearchParams({ ...filter, ...cursor })}`;
  return (
    <>
      <EntryTable rows={rows} {...zones} />
      <Pagination
        newer={newer === null ? undefined : address({ before: newer })}
        older={older === null ? undefined : address({ after: older })}
        words={`${rows.length} ${rows.length === 1 ? "entry" : "entries"} on this page`}
      />
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (!narrowed) {
    return (
      <Empty title="The log is empty">
        Every change, and every look at what is sealed, will stand here as an entry.
      </Empty>
    );
  }
  return (
    <Empty
      title="No entry is like that"
      acts={
        <Button asChild>
          <Link href="/log">Show the whole log</Link>
        </Button>
      }
    >
      An action is found whole (request.proposed) or by its noun (request), a subject whole or by its id, a person by
      the beginning of their name.
    </Empty>
  );
}
