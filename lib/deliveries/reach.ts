import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertTransferable } from "#lib/vault/transfer.ts";
import type { Channel } from "./delivery.ts";

/** To whom a production goes, by which key, and what of it is in the log. */
export type Reached = {
  readonly productionId: string;
  readonly productionSha256: string;
  readonly fileName: string;
  readonly sealed: Buffer;
  readonly keyId: string;
  readonly sheetSealed: Buffer;
  readonly sheetKeyId: string;
  readonly language: string;
  readonly reference: string;
  readonly instrument: string;
  readonly country: string;
  readonly authority: string;
  readonly frozen: boolean;
  readonly officerName: string;
  readonly officerEmail: string;
  readonly officerStands: boolean;
  readonly officerKeyId: string | null;
  readonly publicKey: string | null;
  readonly entryId: string;
  /** Position of the entry `request.produced` in the log, once a signed checkpoint covers it. */
  readonly leafIndex: number | null;
};

/**
 * Reads what a delivery of a request's production to an officer needs.
 * @throws Refusal `not-found`, or `conflict` where something stands in its way
 */
export async function reach(
  tx: Tx,
  now: Date,
  given: { requestId: string; officerId: string; channel: Channel },
): Promise<Reached> {
  const [row] = await tx.sql<Partial<Reached> & { destroyed: boolean }>`
    SELECT o.id AS "productionId", encode(o.sha256, 'hex') AS "productionSha256", o.file_name AS "fileName", o.sealed, o.key_id AS "keyId",
           s.sealed AS "sheetSealed", s.key_id AS "sheetKeyId", s.language, o.sealed IS NULL AS destroyed, r.reference, r.instrument, r.country,
           a.name AS authority, a.frozen_at IS NOT NULL AS frozen, f.name AS "officerName", f.email AS "officerEmail",
           f.verified_at IS NOT NULL AND f.disabled_at IS NULL AS "officerStands", k.id AS "officerKeyId", k.public_key AS "publicKey",
           e.id AS "entryId", CASE WHEN l.leaf_index < (SELECT max(size) FROM log_checkpoint) THEN l.leaf_index::int END AS "leafIndex"
      FROM legal_request r JOIN authority a ON a.id = r.authority_id JOIN production o ON o.request_id = r.id
      JOIN log_entry e ON e.subject = 'request:' || r.id::text AND e.action = 'request.produced' LEFT JOIN log_leaf l ON l.entry_id = e.id
      LEFT JOIN production_sheet s ON s.production_id = o.id
      LEFT JOIN officer f ON f.id = ${given.officerId} AND f.authority_id = r.authority_id
      LEFT JOIN officer_key k ON k.officer_id = f.id AND k.kind = ${given.channel} AND k.revoked_at IS NULL
           AND (k.expires_at IS NULL OR k.expires_at > ${now})
     WHERE r.id = ${given.requestId} ORDER BY o.made_at DESC, e.id DESC LIMIT 1`;
  if (row === undefined)
    throw new Refusal("not-found", "Nothing was produced for this request yet. Nothing was delivered.");
  assertReachable(row, given.channel);
  await assertTransferable(tx, given.requestId, { now, to: "give" });
  return row as Reached;
}

function assertReachable(row: Partial<Reached> & { destroyed: boolean }, channel: Channel): void {
  const kept = "Nothing was delivered.";
  if (row.destroyed) throw new Refusal("conflict", `This production was destroyed when its retention ended. ${kept}`);
  if (!row.sheetSealed)
    throw new Refusal("conflict", `This production was made before deliveries were. ${kept} Download it.`);
  if (row.frozen === true) {
    throw new Refusal("conflict", `${row.authority} is frozen while a doubt about it is looked into. ${kept}`);
  }
  if (row.officerName == null) throw new Refusal("not-found", `There is no such officer at ${row.authority}. ${kept}`);
  if (row.officerStands !== true) {
    throw new Refusal("conflict", `${row.officerName} is not verified, or was shut out. ${kept} Verify them first.`);
  }
  if (channel !== "secret" && row.officerKeyId == null) {
    throw new Refusal(
      "conflict",
      `${row.officerName} has no key of this kind that holds: none, revoked or expired. ${kept}`,
    );
  }
  if (row.leafIndex == null) {
    throw new Refusal("conflict", `The log has not signed this production yet. ${kept} Try again in a second.`);
  }
}
