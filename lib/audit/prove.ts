import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { openProof, proveInclusion, writeProof } from "#lib/audit/proof.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Sql } from "#lib/db/sql.ts";

/** An entry with its way to the newest signed checkpoint. */
export type ProvenEntry = {
  readonly entry: Entry;
  /** The canonical JSON that the tree commits to. */
  readonly text: string;
  /** Null while it waits for its place or for the signature over it; that takes about a second. */
  readonly proof: {
    readonly leafIndex: number;
    readonly treeSize: number;
    readonly signedAt: Date;
    /** A `.tlog-proof`, whose `extra` is the entry itself: nothing else is needed to check it but the log's key. */
    readonly file: string;
    /** Whether it led from the entry to the signed root when it was checked, a moment ago. */
    readonly holds: boolean;
  } | null;
};

/** Proves one entry out of the stored tiles and checks the proof as anybody would. @throws TypeError where the row holds no entry. */
export async function prove(sql: Sql, keys: Keyring, row: { id: string; bytes: Buffer }): Promise<ProvenEntry> {
  const { bytes } = row;
  const about = { entry: decodeEntry(bytes), text: bytes.toString("utf8") };
  const [leaf] = await sql<{ leaf_index: string }>`SELECT leaf_index FROM log_leaf WHERE entry_id = ${row.id}`;
  const newest = await newestCheckpoint(sql);
  if (leaf === undefined || newest === null || Number(leaf.leaf_index) >= newest.size) return { ...about, proof: null };
  const index = Number(leaf.leaf_index);
  const hashes = await proveInclusion(storedTiles(sql), index, newest.size);
  const file = writeProof({ extra: bytes, index, hashes, checkpoint: newest.note });
  const facts = { leafIndex: index, treeSize: newest.size, signedAt: newest.signedAt, file };
  return { ...about, proof: { ...facts, holds: holds(file, bytes, keys) } };
}

function holds(file: string, bytes: Buffer, keys: Keyring): boolean {
  try {
    return openProof(file, bytes, parseVerifier(logSigner(keys).verifier)).size > 0;
  } catch {
    return false;
  }
}
