import type { Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { alteredAmong, entriesBehind, type Logged } from "./entriesBehind.ts";

/** Subjects of the log, and as many of their entries as a report was counted with. */
export type Counted = readonly (readonly [subject: string, count: number])[];

/** A record as its entries told of it then; `row` is null where they cannot be counted any more, and the sentences say why. */
export type Folded<Row> = { readonly id: string; readonly row: Row | null; readonly faults: readonly string[] };

/** So many records, or subjects of the log, are in memory at a time. */
export const recordsMax = 500;

/** Folds each record from as many of its entries as it was counted with, in the order given; those written since are left out. */
export async function* foldedBehind<Row>(
  tx: Tx,
  counted: Counted,
  fold: (entries: readonly Entry[]) => Row,
): AsyncGenerator<Folded<Row>> {
  for (let at = 0; at < counted.length; at += recordsMax) {
    const page = counted.slice(at, at + recordsMax);
    const logged = await entriesBehind(
      tx,
      page.map(([subject]) => subject),
    );
    for (const [subject, count] of page) {
      const [row, faults] = foldOne(subject, count, logged.get(subject) ?? [], fold);
      yield { id: subject.slice(subject.indexOf(":") + 1), row, faults };
    }
  }
}

function foldOne<Row>(
  subject: string,
  count: number,
  logged: readonly Logged[],
  fold: (entries: readonly Entry[]) => Row,
): readonly [Row | null, readonly string[]] {
  const own = logged.slice(0, count);
  if (own.length < count)
    return [null, [`log_entry: ${subject} was counted with ${count} of its entries, and ${own.length} are here.`]];
  const altered = alteredAmong(own, subject);
  if (altered.length > 0) return [null, altered];
  return counting(`log_entry: ${subject}`, () => fold(own.flatMap(({ entry }) => (entry === null ? [] : [entry]))));
}

/** What comes of `count`, or a sentence where what was kept cannot be read or folded: RangeError and TypeError say so. */
export function counting<Result>(what: string, count: () => Result): readonly [Result | null, readonly string[]] {
  try {
    return [count(), []];
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return [null, [`${what} cannot be counted any more: ${error.message}.`]];
  }
}
