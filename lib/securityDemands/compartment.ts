import { createHash } from "node:crypto";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import type { Compartment } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Nobody else learns more than that there is nothing at this address. */
export function nothingHere(): Refusal {
  return new Refusal("not-found", "There is nothing at this address.");
}

/**
 * Whether this person is cleared: proposed by an administrator, countersigned by counsel, not ended. For everybody else the compartment
 * is not there.
 * @throws Refusal `not-found`
 */
export async function assertCleared(tx: Tx, actor: Actor): Promise<void> {
  const [clearance] = await tx.sql`
    SELECT id FROM security_clearance WHERE person_id::text = ${actor.id} AND countersigned_by IS NOT NULL AND ended_by IS NULL`;
  if (clearance === undefined) throw nothingHere();
}

/**
 * Works inside the compartment: for this moment the transaction takes the one role that PostgreSQL lets read it, and gives it back. A
 * query elsewhere that forgot itself and named one of its tables is refused by the database.
 */
export async function inside<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.sql`SET LOCAL ROLE countersign_compartment`;
  const result = await work();
  await tx.sql`SET LOCAL ROLE countersign_app`;
  return result;
}

/** Keeps entries in the compartment's own log, numbered one after the other, in the transaction of the change. */
export const ownLog: Compartment = {
  append: (tx, actor, now, entries) =>
    inside(tx, async () => {
      await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.compartment'))`;
      for (const { action, subject, data = {} } of entries) {
        const by = { id: actor.id, role: actor.role, kind: actor.kind };
        const bytes = Buffer.from(canonicalJson({ v: 1, at: now.toISOString(), actor: by, action, subject, data }));
        await tx.sql`
          INSERT INTO security_entry (position, at, bytes)
          VALUES ((SELECT COALESCE(max(position) + 1, 0) FROM security_entry), ${now}, ${bytes})`;
      }
    }),
};

/** RFC 6962 root over the first `size` entries of the compartment's log, each hashed anew from its bytes. Inside the compartment only. */
export async function rootOver(tx: Tx, size: number): Promise<Buffer> {
  const rows = await tx.sql<{
    bytes: Buffer;
  }>`SELECT bytes FROM security_entry WHERE position < ${size} ORDER BY position`;
  return rootOf(Buffer.concat(rows.map(({ bytes }) => leafHash(bytes))));
}

/** What leaves of a day: SHA-256 over a nonce, the size and the root. Without the nonce it tells nothing, not even whether anything changed. */
export function commitmentOf(nonce: Uint8Array, size: number, root: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return createHash("sha256").update("countersign-compartment\0").update(nonce).update(length).update(root).digest();
}
