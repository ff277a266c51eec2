import { instrument as instrumentById } from "#lib/law/instrument.ts";
import type { QueueRow } from "./queue-table.tsx";
import { surfaceWords } from "./words.ts";

/** What a row is drawn from: the parts of a line of the queue that are shown. */
type Line = Pick<
  QueueRow,
  "id" | "reference" | "authority" | "time" | "state" | "imported" | "emergency" | "surface"
> & {
  version: number;
  verified: boolean;
  /** Id and citation of the instrument. */
  instrument: string;
  citation: string;
  assignedToName: string | null;
};

/** A line of the queue as its row is drawn. */
export function queueRow({ version, verified, instrument, citation, assignedToName, ...line }: Line): QueueRow {
  return {
    ...line,
    ticked: `${line.id}.${version}`,
    verification: verified ? "verified" : "unverified",
    // Citations are the table's own and short: the State says whose article 22 it is.
    instrument: `${instrumentById(instrument)?.jurisdiction ?? ""} ${citation}`.trim(),
    surface: surfaceWords[line.surface] ?? line.surface,
    owner: assignedToName,
  };
}

/** The requests that were ticked, as `queueRow` wrote them; what is not of that form is left out. */
export function tickedRequests(values: readonly FormDataEntryValue[]): { id: string; version: number }[] {
  return values.flatMap((value) => {
    const parts = /^([0-9a-f-]{36})\.(\d+)$/.exec(String(value));
    return parts?.[1] === undefined ? [] : [{ id: parts[1], version: Number(parts[2]) }];
  });
}
