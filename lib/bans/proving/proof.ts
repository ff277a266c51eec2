import { z } from "zod";
import { hashBytes, leafHash } from "#lib/audit/hash.ts";
import { inclusionProof, rootOf } from "#lib/audit/merkle.ts";
import { proveInclusion, writeProof } from "#lib/audit/proof.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, placeOf, storedTiles } from "#lib/audit/stored.ts";
import { archivedWhere } from "#lib/bans/archivedBan.ts";
import { nodeLeaves } from "#lib/bans/arriving/seal.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { banAddress } from "#lib/bans/one.ts";
import { writeBanProof } from "#lib/bans/proving/banProof.ts";
import { placedLeaves } from "#lib/bans/proving/batchRoot.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** One ban's way to a signature: its leaf under its batch's root, the entry that says the root, and the entry under a checkpoint. */
export type BanProof = {
  /** 32 hex digits. */
  readonly key: string;
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
  /** All of it as one `.ban-proof` that verifies offline (docs/log-format.md); null as long as `tlogProof` is. */
  readonly file: string | null;
};

type Batch = {
  id: string;
  row: number;
  source: string;
  leaf: number;
  size: number;
  root: Buffer;
  nodes: Buffer | null;
};

/**
 * The proof of one ban, from the rows themselves: the 256 among which it stands are hashed again, and the batch's nodes lead on; of a
 * batch older than nodes, all rows. `open` adds what the leaf's `rest` is the digest of, the keyed hash of the account with it: for the
 * platform itself, by the command line on its own server alone.
 * @throws Refusal `not-found`; `conflict` when the rows do not give the root that the log holds, naming the batch.
 */
export const proof = query({
  name: "bans.proof",
  permission: "bans:read",
  input: z.intersection(banAddress, z.object({ open: z.boolean().default(false) })),
  run: async ({ tx, actor, ground }, { open, ...address }): Promise<BanProof> => {
    if (open && actor.role !== "operator")
      throw new Refusal("forbidden", "What is sealed of a ban is opened on the server only. Nothing was read.");
    const key = "key" in address ? address.key : banKey(address.source, address.senderId);
    const batch = await batchOf(tx, key);
    const entry = await entryOf(tx, batch.id);
    const archived = await archivedWhere(tx, key);
    if (archived !== null) throw new Refusal("not-found", archived);
    const found = await pathOf(tx, batch);
    const data = (JSON.parse(entry.text) as { data: { root?: string; rows?: number } }).data;
    if (found === null || data.root !== found.root.toString("hex") || data.rows !== batch.size) throw altered(batch.id);
    const { text, opening, path } = found;
    const tlogProof = await proofOfEntry(tx, entry);
    const facts = { leaf: text, index: batch.row, size: batch.size, path, opening: open ? opening : null };
    return {
      key,
      leaf: text,
      leafHash: leafHash(Buffer.from(text)).toString("hex"),
      ...{ index: batch.row, size: batch.size, root: found.root.toString("hex"), batchId: batch.id },
      path: path.map((hash) => hash.toString("hex")),
      ...{ entryId: entry.id, entry: entry.text, tlogProof },
      file:
        tlogProof === null ? null : writeBanProof({ ...facts, key: logSigner(ground.keys).verifier, log: tlogProof }),
    };
  },
});

function altered(batchId: string): Refusal {
  return new Refusal(
    "conflict",
    `The rows of batch ${batchId} do not give the root that the log holds: a row was changed, added or removed after it was received.`,
  );
}

async function batchOf(tx: Tx, key: string): Promise<Batch> {
  const [found] = await tx.sql<Batch>`
    SELECT h.id, k.batch_row AS row, h.source, h.leaf, h.row_count AS size, h.root, h.nodes
      FROM ban_key k JOIN batch h ON h.id = k.batch_id WHERE k.key = ${key}::uuid`;
  if (found === undefined) throw new Refusal("not-found", "There is no ban at this address in the ledger.");
  return found;
}

type Path = { text: string; opening: Buffer; path: Buffer[]; root: Buffer };

/** The ban's leaf and its way up; null where the rows are not those that the nodes were made of. */
async function pathOf(tx: Tx, { id, row, source, leaf, size, nodes }: Batch): Promise<Path | null> {
  const node = Math.floor(row / nodeLeaves);
  const from = nodes === null ? 0 : node * nodeLeaves;
  const to = nodes === null ? size : Math.min(size, from + nodeLeaves);
  const [days] = await tx.sql<{ first: string; last: string }>`
    SELECT to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last FROM ban_batch_count WHERE batch_id = ${id}::uuid`;
  let own = { text: "", opening: Buffer.alloc(0) };
  const placed = await placedLeaves(tx, { id, source, leaf, from, to, days }, ({ row: at, message, opening }) => {
    if (at === row) own = { text: message.slice(1), opening: Buffer.from(opening) };
  });
  if (placed === null) return null;
  const { numbers, hashes } = placed;
  // Rows of a batch stand in their places, none missing and none twice.
  if (numbers.length !== to - from || numbers.some((number, at) => number !== from + at)) return null;
  const below = inclusionProof(hashes, row - from);
  if (nodes === null) return { ...own, path: below, root: rootOf(hashes) };
  if (!rootOf(hashes).equals(nodes.subarray(node * hashBytes, (node + 1) * hashBytes))) return null;
  return { ...own, path: [...below, ...inclusionProof(nodes, node)], root: rootOf(nodes) };
}

type Written = { readonly id: string; readonly text: string; readonly bytes: Buffer };

async function entryOf(tx: Tx, batchId: string): Promise<Written> {
  const [entry] = await tx.sql<{ id: string; bytes: Buffer }>`
    SELECT id, bytes FROM log_entry WHERE subject = ${`batch:${batchId}`} AND action = 'batch.received'`;
  if (entry === undefined) throw new Refusal("conflict", `The log holds no entry about batch ${batchId}.`);
  return { ...entry, text: entry.bytes.toString("utf8") };
}

async function proofOfEntry(tx: Tx, { id, bytes }: Written): Promise<string | null> {
  const checkpoint = await newestCheckpoint(tx.sql);
  const { leafIndex, covered } = await placeOf(tx.sql, id);
  if (checkpoint === null || leafIndex === null || !covered) return null;
  const hashes = await proveInclusion(storedTiles(tx.sql), leafIndex, checkpoint.size);
  return writeProof({ extra: bytes, index: leafIndex, hashes, checkpoint: checkpoint.note });
}
