import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** An entry of the log as its row stands now. */
export type Logged = {
  readonly id: string;
  /** Its place in the log; null until it has one. */
  readonly index: number | null;
  /** Null where the row is no entry of its subject, or not the one that the log's tree holds in its place. */
  readonly entry: Entry | null;
};
/** An entry that can be believed. */
export type Proven = Logged & { readonly entry: Entry };

/**
 * The entries of these subjects, each in the order of the log. Whoever may write to the database may have written anything into their rows,
 * so each is held against its leaf in the tree; one that waits for its place there is taken as it is.
 */
export async function entriesBehind({ sql }: Tx, subjects: readonly string[]): Promise<Map<string, Logged[]>> {
  if (subjects.length === 0) return new Map();
  const rows = await sql<{ id: string; subject: string; bytes: Buffer; index: string | null; held: boolean }>`
    SELECT e.id, e.subject, e.bytes, l.leaf_index AS index,
           l.leaf_index IS NULL OR COALESCE(substring(t.hashes FROM (l.leaf_index % 256)::int * 32 + 1 FOR 32) = e.leaf_hash, false) AS held
      FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id LEFT JOIN log_tile t ON t.level = 0 AND t.n = l.leaf_index / 256
     WHERE e.subject = ANY (${subjects}) ORDER BY e.subject, l.leaf_index NULLS LAST, e.id`;
  const logged = rows.map(({ id, subject, bytes, index, held }) => ({
    subject,
    one: { id, index: index === null ? null : Number(index), entry: held ? entryIn(bytes, subject) : null },
  }));
  return new Map(
    [...Map.groupBy(logged, ({ subject }) => subject)].map(([subject, own]) => [subject, own.map(({ one }) => one)]),
  );
}

function entryIn(bytes: Buffer, subject: string): Entry | null {
  try {
    const entry = decodeEntry(bytes);
    return entry.subject === subject && !Number.isNaN(Date.parse(entry.at)) ? entry : null;
  } catch {
    return null;
  }
}

/** The one entry of a subject that tells of `action`; where none can be believed, a sentence for each reason. */
export function entryOf(
  logged: readonly Logged[],
  subject: string,
  action: string,
): readonly [Proven | null, readonly string[]] {
  const found = logged.find((one): one is Proven => one.entry?.action === action);
  if (found !== undefined) return [found, []];
  const altered = alteredAmong(logged, subject);
  if (altered.length > 0) return [null, altered];
  return [null, [`log_entry: no entry of the log tells of ${subject.replace(":", " ")}.`]];
}

/** A sentence for each of these entries that is not as it was logged. */
export function alteredAmong(logged: readonly Logged[], subject: string): string[] {
  return logged
    .filter(({ entry }) => entry === null)
    .map(({ id }) => `log_entry: entry ${id} of ${subject} is not the one that the log holds.`);
}
