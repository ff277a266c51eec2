import { leafHash } from "#lib/audit/hash.ts";
import { inclusionProof, rootOf } from "#lib/audit/merkle.ts";
import { proveInclusion, writeProof } from "#lib/audit/proof.ts";
import { newestCheckpoint, placeOf, storedTiles } from "#lib/audit/stored.ts";
import { leafText } from "#lib/bans/leaf.ts";
import { banAddress, loadBan } from "#lib/bans/one.ts";
import { restColumn, rowColumns, rowOf, type SelectedRow, statisticOf } from "#lib/bans/row.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** One ban's way to a signature: its leaf under its batch's root, the entry that says the root, and the entry under a checkpoint. */
export type BanProof = {
  /** The canonical JSON whose leaf hash (RFC 6962) is proved. */
  readonly leaf: string;
  readonly leafHash: string;
  readonly index: number;
  readonly size: number;
  /** Hex, from the leaf's sibling up. */
  readonly path: readonly string[];
  readonly root: string;
  readonly batchId: string;
  readonly entryId: string;
  /** The entry's bytes as text; its data names the root. */
  readonly entry: string;
  /** A `.tlog-proof` of the entry, or null for the second until a checkpoint covers it. */
  readonly tlogProof: string | null;
};

/**
 * The proof of one ban, built from the rows themselves: the batch's leaves are hashed again (at most 50,000, about a quarter of a second).
 * @throws Refusal `not-found`; `conflict` when the rows do not give the root that the log holds, naming the batch.
 */
export const proof = query({
  name: "bans.proof",
  permission: "bans:read",
  input: banAddress,
  run: async ({ tx }, address): Promise<BanProof> => {
    const ban = await loadBan(tx, address);
    const leaves = await leavesOf(tx, ban.batchId);
    const root = rootOf(leaves).toString("hex");
    const entry = await entryOf(tx, ban.batchId);
    const data = (JSON.parse(entry.text) as { data: { root?: string; rows?: number } }).data;
    if (data.root !== root || data.rows !== ban.batchRows) {
      throw new Refusal(
        "conflict",
        `The rows of batch ${ban.batchId} do not give the root that the log holds: a row was changed, added or removed after it was received.`,
      );
    }
    const leaf = leafText(statisticOf(ban), ban.rest);
    return {
      leaf,
      leafHash: leafHash(Buffer.from(leaf)).toString("hex"),
      ...{ index: ban.batchRow, size: ban.batchRows, root, batchId: ban.batchId },
      path: inclusionProof(leaves, ban.batchRow).map((hash) => Buffer.from(hash).toString("hex")),
      ...{ entryId: entry.id, entry: entry.text, tlogProof: await proofOfEntry(tx, entry.id) },
    };
  },
});

/** The leaf hashes of a batch's rows as they stand now, one after the other in row order. */
export async function leavesOf(tx: Pick<Tx, "sql">, batchId: string): Promise<Buffer> {
  const rows = await tx.sql<SelectedRow & { rest: string | null }>`
    SELECT ${rowColumns}, ${restColumn} FROM ban b JOIN batch h ON h.id = b.batch_id WHERE b.batch_id = ${batchId}::uuid ORDER BY b.batch_row`;
  const leaves = Buffer.alloc(rows.length * 32);
  rows.forEach((row, at) => {
    leafHash(Buffer.from(leafText(statisticOf(rowOf(row)), row.rest))).copy(leaves, at * 32);
  });
  return leaves;
}

async function entryOf(tx: Tx, batchId: string): Promise<{ id: string; text: string }> {
  const [entry] = await tx.sql<{ id: string; bytes: Buffer }>`
    SELECT id, bytes FROM log_entry WHERE subject = ${`batch:${batchId}`} AND action = 'batch.received'`;
  if (entry === undefined) throw new Refusal("conflict", `The log holds no entry about batch ${batchId}.`);
  return { id: entry.id, text: entry.bytes.toString("utf8") };
}

async function proofOfEntry(tx: Tx, entryId: string): Promise<string | null> {
  const checkpoint = await newestCheckpoint(tx.sql);
  const { leafIndex, covered } = await placeOf(tx.sql, entryId);
  if (checkpoint === null || leafIndex === null || !covered) return null;
  const hashes = await proveInclusion(storedTiles(tx.sql), leafIndex, checkpoint.size);
  return writeProof({ extra: null, index: leafIndex, hashes, checkpoint: checkpoint.note });
}
