import type { TileReader } from "#lib/audit/tile.ts";
import type { Sql } from "#lib/db/sql.ts";

/** Reads tiles of hashes from the database; a tile that is not there is empty. */
export function storedTiles(sql: Sql): TileReader {
  return async (level, n) => {
    const [tile] = await sql<{ hashes: Buffer }>`SELECT hashes FROM log_tile WHERE level = ${level} AND n = ${n}`;
    return tile?.hashes ?? Buffer.alloc(0);
  };
}

/** The newest signed checkpoint, or null before the first. */
export type StoredCheckpoint = {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly signedAt: Date;
};

export async function newestCheckpoint(sql: Sql): Promise<StoredCheckpoint | null> {
  const [row] = await sql<{ size: string; root: Buffer; note: string; signed_at: Date }>`
    SELECT size, root, note, signed_at FROM log_checkpoint ORDER BY size DESC LIMIT 1`;
  return row === undefined ? null : { size: Number(row.size), root: row.root, note: row.note, signedAt: row.signed_at };
}

/** Where an entry stands: its leaf index and whether a signed checkpoint covers it; null leaf index while it waits. */
export async function placeOf(sql: Sql, entryId: string): Promise<{ leafIndex: number | null; covered: boolean }> {
  const [row] = await sql<{ leaf_index: string; covered: boolean }>`
    SELECT leaf_index, leaf_index < (SELECT COALESCE(max(size), 0) FROM log_checkpoint) AS covered FROM log_leaf WHERE entry_id = ${entryId}`;
  return row === undefined
    ? { leafIndex: null, covered: false }
    : { leafIndex: Number(row.leaf_index), covered: row.covered };
}
