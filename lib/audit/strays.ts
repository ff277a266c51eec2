import type { Fault } from "#lib/audit/fault.ts";
import { tileWidth } from "#lib/audit/tile.ts";
import type { Sql } from "#lib/db/sql.ts";

/** An entry is given its leaf index within about a second; one that waits this long waits in vain. */
const waitMaxMs = 60_000;

/**
 * What no walk along the leaves comes by: entries that wait, entries without a place, leaves and tiles beyond the last one walked.
 * All of it is counted first and looked for only where a count is wrong.
 */
export async function strays(sql: Sql, size: number, now: Date): Promise<{ waiting: number; faults: Fault[] }> {
  const [counts] = await sql<{ entries: string; waiting: string }>`
    SELECT (SELECT count(*) FROM log_entry) AS entries,
           (SELECT count(*) FROM log_pending p JOIN log_entry e ON e.id = p.entry_id) AS waiting`;
  const waiting = Number(counts?.waiting ?? 0);
  const faults = [...(await late(sql, now)), ...(await misplaced(sql)), ...(await beyond(sql, size))];
  if (Number(counts?.entries ?? 0) !== size + waiting) faults.push(...(await unplaced(sql)));
  return { waiting, faults };
}

async function late(sql: Sql, now: Date): Promise<Fault[]> {
  const since = new Date(now.getTime() - waitMaxMs);
  const rows = await sql<{ id: string }>`
    SELECT e.id FROM log_pending p JOIN log_entry e ON e.id = p.entry_id WHERE e.at < ${since} ORDER BY e.id LIMIT 1`;
  const what = "the entry has waited for its place in the tree for more than a minute: is the sequencer running?";
  return rows.map(({ id }) => ({ table: "log_entry", id, code: "record-waiting", leafIndex: null, what }));
}

async function misplaced(sql: Sql): Promise<Fault[]> {
  const rows = await sql<{ entry_id: string; placed: boolean }>`
    SELECT p.entry_id, l.entry_id IS NOT NULL AS placed
      FROM log_pending p LEFT JOIN log_leaf l ON l.entry_id = p.entry_id LEFT JOIN log_entry e ON e.id = p.entry_id
     WHERE l.entry_id IS NOT NULL OR e.id IS NULL ORDER BY 1 LIMIT 1`;
  return rows.map(({ entry_id, placed }) => {
    const what = placed ? "the entry waits for a place and has one" : "an entry waits for a place and is gone";
    return { table: "log_pending", id: entry_id, code: "record-unplaced", leafIndex: null, what };
  });
}

async function unplaced(sql: Sql): Promise<Fault[]> {
  const rows = await sql<{ id: string }>`
    SELECT e.id FROM log_entry e
     WHERE NOT EXISTS (SELECT FROM log_leaf l WHERE l.entry_id = e.id)
       AND NOT EXISTS (SELECT FROM log_pending p WHERE p.entry_id = e.id) ORDER BY e.id LIMIT 1`;
  const what = "the entry stands in the table, is not in the tree and does not wait for a place";
  return rows.map(({ id }) => ({ table: "log_entry", id, code: "record-unplaced", leafIndex: null, what }));
}

async function beyond(sql: Sql, size: number): Promise<Fault[]> {
  const gone = (what: string): Fault => ({
    ...{ table: "log_leaf", id: String(size), code: "record-missing", leafIndex: size, what },
  });
  const leaves = await sql<{ leaf_index: string }>`
    SELECT leaf_index FROM log_leaf WHERE leaf_index >= ${size} OR leaf_index < 0 ORDER BY leaf_index LIMIT 1`;
  const tiles = await sql<{ n: string }>`
    SELECT n FROM log_tile WHERE level = 0 AND (n >= ${Math.ceil(size / tileWidth)} OR n < 0) ORDER BY n LIMIT 1`;
  return [
    ...leaves.map(({ leaf_index }) => gone(`the leaf is gone: leaf ${leaf_index} is there`)),
    ...tiles.map(({ n }) => gone(`the leaf is gone: tile 0/${n} of the tree is there`)),
  ];
}
