import { z } from "zod";
import { keyedIndex, normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

export const targetKinds = ["phone", "email", "account", "other"] as const;
export type TargetKind = (typeof targetKinds)[number];

export const targetInput = z.object({
  kind: z.enum(targetKinds),
  identifier: z.string().trim().min(1, "An identifier is missing").max(320),
});

/** An identifier in clear; only ever in memory, on its way to a source or to somebody who gave a reason. */
export type Target = { readonly id: string; readonly kind: TargetKind; readonly identifier: string };

/** What kind of identifier a text is, where a file does not say. */
export function kindOf(identifier: string): TargetKind {
  if (/^(\+|00)[\d\s().-]{6,}$/.test(identifier.trim())) return "phone";
  return /^\S+@\S+\.\S+$/.test(identifier.trim()) ? "email" : "account";
}

/** The index under which an identifier of a target is found again. */
export function targetLookup(keys: Keyring, identifier: string): Buffer {
  return keyedIndex(keys, "target", normaliseIdentifier(identifier));
}

/** An identifier on its way in, and where it stands. */
export type NewTarget = {
  readonly requestId: string;
  readonly position: number;
  readonly kind: TargetKind;
  readonly identifier: string;
};

/** Adds targets of one request or of many, in one statement: each identifier sealed to its own row and found by its keyed index. */
export async function addTargets(tx: Tx, keys: Keyring, given: readonly NewTarget[]): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map(({ requestId, position, kind, identifier }) => {
    const id = newId();
    const { keyId, bytes } = seal(keys, identifier.trim(), `target:${id}`);
    return { id, requestId, position, kind, sealed: bytes, keyId, lookup: targetLookup(keys, identifier) };
  });
  await tx.sql`
    INSERT INTO request_target (id, request_id, position, kind, sealed, key_id, lookup)
    SELECT * FROM unnest(${rows.map((one) => one.id)}::uuid[], ${rows.map((one) => one.requestId)}::uuid[],
      ${rows.map((one) => one.position)}::integer[], ${rows.map((one) => one.kind)}::text[],
      ${rows.map((one) => one.sealed)}::bytea[], ${rows.map((one) => one.keyId)}::text[], ${rows.map((one) => one.lookup)}::bytea[])`;
}

/**
 * Opens the identifiers of a request, in order: `given` without those that the decision leaves out.
 * @throws Refusal `conflict` when one was destroyed after its retention.
 */
export async function openTargets(
  tx: Tx,
  keys: Keyring,
  requestId: string,
  which: "all" | "given" = "all",
): Promise<Target[]> {
  const rows = await tx.sql<{ id: string; kind: TargetKind; sealed: Buffer | null; key_id: string | null }>`
    SELECT id, kind, sealed, key_id FROM request_target WHERE request_id = ${requestId} AND (${which} = 'all' OR NOT left_out) ORDER BY position`;
  return rows.map(({ id, kind, sealed, key_id }) => {
    if (sealed === null || key_id === null) {
      throw new Refusal("conflict", "The identifiers of this request were destroyed when their retention ended.");
    }
    return { id, kind, identifier: open(keys, { keyId: key_id, bytes: sealed }, `target:${id}`).toString("utf8") };
  });
}
