/**
 * What verification can find wrong. `tree-altered`: an entry was altered together with the tiles above it, which leaves only a range.
 * `record-waiting`: an entry waits for its leaf index for longer than the sequencer takes. `log-replaced`: the log did not grow from a
 * checkpoint that was kept elsewhere.
 */
export type FaultCode =
  | "record-altered"
  | "record-columns"
  | "record-form"
  | "record-missing"
  | "record-unplaced"
  | "record-waiting"
  | "record-uncovered"
  | "tile-altered"
  | "tile-missing"
  | "tree-altered"
  | "checkpoint-form"
  | "checkpoint-signature"
  | "checkpoint-columns"
  | "log-shortened"
  | "log-replaced"
  | "batch-differs"
  | "batch-unlogged";

/** Where a fault lies: the table, or offline the file, and the id within it. */
export type Place = { readonly table: string; readonly id: string };

/** One thing that is wrong, named so that a person finds it. */
export type Fault = Place & {
  readonly code: FaultCode;
  /** The leaf concerned, where there is one. */
  readonly leafIndex: number | null;
  /** What is wrong, in one sentence without a full stop. */
  readonly what: string;
};

/** What verification says of a whole log. */
export type Verdict = {
  readonly code: "sound" | FaultCode;
  /** Entries read, leaf by leaf. */
  readonly size: number;
  /** Entries that are committed and have no leaf index yet. */
  readonly waiting: number;
  readonly checkpoints: number;
  readonly batches: number;
  /** The root over the entries as they were read. */
  readonly root: Buffer;
  /** The first damage, by leaf index; null when sound. */
  readonly fault: Fault | null;
  /** How many faults there are in all; what follows from one edit may be many. */
  readonly faults: number;
};

/** Keeps the first fault and counts all: what is nearest to a record comes before what only follows from it. */
export class Faults {
  count = 0;
  #first: Fault | null = null;

  add(fault: Fault): void {
    this.count += 1;
    if (this.#first === null || isBefore(fault, this.#first)) this.#first = fault;
  }

  get first(): Fault | null {
    return this.#first;
  }
}

/** Nearest to a record first. What stands on one line is told apart by leaf index before it is by kind. */
const ranks: readonly (readonly FaultCode[])[] = [
  ["record-missing", "record-altered", "record-form", "record-columns"],
  ["tree-altered"],
  ["tile-missing", "tile-altered"],
  ["record-unplaced", "record-waiting", "batch-differs", "batch-unlogged"],
  ["checkpoint-signature", "checkpoint-form", "checkpoint-columns"],
  ["log-shortened", "log-replaced", "record-uncovered"],
];

function isBefore(fault: Fault, than: Fault): boolean {
  const [rank, other] = [fault, than].map(({ code }) => ranks.findIndex((codes) => codes.includes(code)));
  if (rank !== other) return (rank ?? 0) < (other ?? 0);
  const [leaf, otherLeaf] = [fault, than].map(({ leafIndex }) => leafIndex ?? Number.POSITIVE_INFINITY);
  if (leaf !== otherLeaf) return (leaf ?? 0) < (otherLeaf ?? 0);
  const codes = ranks[rank ?? 0] ?? [];
  return codes.indexOf(fault.code) < codes.indexOf(than.code);
}

/** The verdict in plain words, for the command line and the page. */
export function sentenceOf({ fault, size, checkpoints, waiting, faults }: Verdict): string {
  const waits = waiting === 0 ? "" : ` ${waiting} ${waiting === 1 ? "waits" : "wait"} for a place.`;
  if (fault === null) {
    return `The log is sound: ${size} ${size === 1 ? "entry" : "entries"} under ${checkpoints} signed ${checkpoints === 1 ? "checkpoint" : "checkpoints"}.${waits}`;
  }
  const leaf = fault.leafIndex === null ? "" : `, leaf ${fault.leafIndex}`;
  const more = faults > 1 ? ` ${faults - 1} more ${faults === 2 ? "fault follows" : "faults follow"} it.` : "";
  return `The log is damaged: ${fault.what} (${fault.table} ${fault.id}${leaf}).${more}`;
}
