import type { Actor } from "#lib/auth/actor.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Answer, SourceValue } from "#lib/sources/source.ts";

type Collection = {
  readonly requestId: string;
  readonly registerVersionId: string;
  readonly source: string;
  readonly answers: readonly Answer[];
};

/**
 * Keeps what a source answered, sealed, each value beside the register version that says the field is held. A value entered again
 * replaces the one before. Answers how many values were found.
 */
export async function keepValues(
  tx: Tx,
  keys: Keyring,
  actor: Actor,
  now: Date,
  collection: Collection,
): Promise<number> {
  const { requestId, registerVersionId, source, answers } = collection;
  // Said twice at once, the last word counts.
  const said = new Map(answers.map((one) => [`${one.targetId} ${one.field}`, one]));
  const rows = [...said.values()].map(({ targetId, field, value }) => {
    const id = newId();
    const sealed = value === null ? null : seal(keys, canonicalJson(value), `value:${id}`);
    return { id, targetId, field, found: value !== null, bytes: sealed?.bytes ?? null, keyId: sealed?.keyId ?? null };
  });
  const [targets, fields] = [rows.map((one) => one.targetId), rows.map((one) => one.field)];
  await tx.sql`
    DELETE FROM produced_value WHERE request_id = ${requestId}
      AND (target_id, field_key) IN (SELECT * FROM unnest(${targets}::uuid[], ${fields}::text[]))`;
  await tx.sql`
    INSERT INTO produced_value (id, request_id, register_version_id, field_key, target_id, found, sealed, key_id, source, collected_by, collected_at)
    SELECT id, ${requestId}, ${registerVersionId}, field, target, found, sealed, key_id, ${source}, ${actor.id}, ${now}
      FROM unnest(${rows.map((one) => one.id)}::uuid[], ${fields}::text[], ${targets}::uuid[], ${rows.map((one) => one.found)}::boolean[],
        ${rows.map((one) => one.bytes)}::bytea[], ${rows.map((one) => one.keyId)}::text[]) AS given (id, field, target, found, sealed, key_id)`;
  return rows.filter((one) => one.found).length;
}

/** A value as it is handed over. */
export type OpenValue = {
  readonly targetId: string;
  readonly field: string;
  readonly value: SourceValue;
  readonly source: string;
  readonly collectedAt: Date;
};

/** Opens the values of a request, by target and then in the order of the fields. */
export async function openValues(tx: Tx, keys: Keyring, requestId: string): Promise<OpenValue[]> {
  const rows = await tx.sql<{
    id: string;
    target_id: string;
    field_key: string;
    found: boolean;
    sealed: Buffer | null;
    key_id: string | null;
    source: string;
    collected_at: Date;
  }>`
    SELECT v.id, v.target_id, v.field_key, v.found, v.sealed, v.key_id, v.source, v.collected_at
      FROM produced_value v
      JOIN request_target t ON t.id = v.target_id
      JOIN request_field f ON f.request_id = v.request_id AND f.field_key = v.field_key
     WHERE v.request_id = ${requestId} ORDER BY t.position, f.position`;
  return rows.map((row) => ({
    targetId: row.target_id,
    field: row.field_key,
    value: openValue(keys, row),
    source: row.source,
    collectedAt: row.collected_at,
  }));
}

function openValue(
  keys: Keyring,
  row: { id: string; found: boolean; sealed: Buffer | null; key_id: string | null },
): SourceValue {
  if (!row.found) return null;
  if (row.sealed === null || row.key_id === null) {
    throw new Refusal("conflict", "The values of this request were destroyed when their retention ended.");
  }
  return JSON.parse(
    open(keys, { keyId: row.key_id, bytes: row.sealed }, `value:${row.id}`).toString("utf8"),
  ) as SourceValue;
}
