import { hashBytes } from "#lib/audit/hash.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint } from "#lib/audit/stored.ts";
import { encodeBundle, parseTilePath, tileWidth, widthAt } from "#lib/audit/tile.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";

/** What the log shows to everybody: it holds no personal data, so it needs no permission (C2SP tlog-tiles). */
export type Published = { readonly bytes: Uint8Array };

/** The newest signed checkpoint, or null before the first entry. */
export async function publishedCheckpoint(ground: Ground): Promise<string | null> {
  return transaction(ground.database, "read", async (tx) => (await newestCheckpoint(tx.sql))?.note ?? null);
}

/** The key that checks this log's checkpoints. */
export function publishedKey(ground: Ground): string {
  return logSigner(ground.keys).verifier;
}

/**
 * Whether anybody may read entries over HTTP. They name no person, but they tell that a demand of a kind and a country exists, and that
 * it is gagged, within a second: `COUNTERSIGN_LOG_ENTRIES=auditors` keeps them for those who may read the log.
 */
export function entriesArePublic(): boolean {
  return process.env.COUNTERSIGN_LOG_ENTRIES !== "auditors";
}

/** The tile or bundle at `tile/…`, or null where the path is not of its one form or names more than was signed. */
export async function publishedTile(ground: Ground, path: string): Promise<Published | null> {
  const place = parseTilePath(path);
  if (place === null) return null;
  const bytes = await transaction(ground.database, "read", async (tx) => {
    const size = (await newestCheckpoint(tx.sql))?.size ?? 0;
    const level = place.level === "entries" ? 0 : place.level;
    if (place.width > widthAt(level, place.n, size)) return null;
    return place.level === "entries"
      ? bundleOf(tx, place.n, place.width)
      : hashesOf(tx, place.level, place.n, place.width);
  });
  return bytes === null ? null : { bytes };
}

async function hashesOf(tx: Tx, level: number, n: number, width: number): Promise<Buffer | null> {
  const [tile] = await tx.sql<{ hashes: Buffer }>`SELECT hashes FROM log_tile WHERE level = ${level} AND n = ${n}`;
  return tile?.hashes.subarray(0, width * hashBytes) ?? null;
}

/** The entries of leaves `n · 256` on, in their order. */
export async function bundleOf(tx: Pick<Tx, "sql">, n: number, width: number): Promise<Buffer> {
  const rows = await tx.sql<{ bytes: Buffer }>`
    SELECT e.bytes FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id
     WHERE l.leaf_index >= ${n * tileWidth} AND l.leaf_index < ${n * tileWidth + width} ORDER BY l.leaf_index`;
  return encodeBundle(rows.map(({ bytes }) => bytes));
}
