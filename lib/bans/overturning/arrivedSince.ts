import type { Tx } from "#lib/db/transaction.ts";

/** One counting stays in memory: it ends with the batch that reaches this many reinstatements. */
const reinstatementsMax = 50_000;
/** As many batches with reinstatements are looked at for one counting. */
const batchesMax = 1_000;
/** Leaves of the log after which the mark moves although no reinstatement was among them, so that the next look is short. */
const silentLeavesMax = 50_000;

export type Arrived = {
  readonly batches: readonly string[];
  /** The log has been read up to this leaf. */
  readonly through: number;
  readonly more: boolean;
  /** So far behind that the mark should move. */
  readonly behind: boolean;
};

/**
 * The batches with reinstatements that the log got after the mark, in its order, and where that order was left. The end of the log is read
 * first and bounds the list: each statement sees what was committed before it began, and what is sequenced between the two is for the next.
 */
export async function arrivedSince({ sql }: Pick<Tx, "sql">, through: number): Promise<Arrived> {
  const [head] = await sql<{ newest: string | null }>`SELECT max(leaf_index) AS newest FROM log_leaf`;
  const newest = Math.max(through, Number(head?.newest ?? -1));
  const found = await sql<{ id: string; index: string; count: string }>`
    SELECT substr(e.subject, 7) AS id, l.leaf_index AS index, given.count
      FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id
      CROSS JOIN LATERAL (SELECT count(*) AS count FROM ban_reinstatement r WHERE r.batch_id = substr(e.subject, 7)::uuid) given
     WHERE l.leaf_index > ${through} AND l.leaf_index <= ${newest} AND e.action = 'batch.received' AND given.count > 0
     ORDER BY l.leaf_index LIMIT ${batchesMax}`;
  let sum = 0;
  const end = found.findIndex(({ count }) => {
    sum += Number(count);
    return sum >= reinstatementsMax;
  });
  const taken = end === -1 ? found : found.slice(0, end + 1);
  const more = taken.length < found.length || found.length === batchesMax;
  return {
    batches: taken.map(({ id }) => id),
    through: more ? Number(taken.at(-1)?.index) : newest,
    more,
    behind: newest - through > silentLeavesMax,
  };
}
