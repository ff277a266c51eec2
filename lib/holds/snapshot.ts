import type { Actor } from "#lib/auth/actor.ts";
import { normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Answer, Asked, Mapping } from "#lib/sources/source.ts";

/** A platform's database as it is asked: its address in clear, in memory only. */
export type OpenSource = { readonly name: string; readonly mapping: Mapping; readonly url: string };

/** @throws Refusal `not-found` where there is no such source. */
export async function openSource(tx: Tx, keys: Keyring, id: string): Promise<OpenSource> {
  const [row] = await tx.sql<{ name: string; mapping: Mapping; sealed_url: Buffer; key_id: string }>`
    SELECT name, mapping, sealed_url, key_id FROM metadata_source WHERE id = ${id} AND kind = 'postgres' AND sealed_url IS NOT NULL`;
  if (row === undefined) throw new Refusal("not-found", "There is no such metadata source; nothing was frozen.");
  const url = open(keys, { keyId: row.key_id, bytes: row.sealed_url }, `source:${id}`).toString("utf8");
  return { name: row.name, mapping: row.mapping, url };
}

/** Targets of a request in clear and in their normal spelling, for a source; in memory only. */
export async function askedOf(tx: Tx, keys: Keyring, requestId: string): Promise<Asked[]> {
  const rows = await tx.sql<{ id: string; sealed: Buffer | null; key_id: string | null }>`
    SELECT id, sealed, key_id FROM request_target WHERE request_id = ${requestId} ORDER BY position`;
  return rows.map(({ id, sealed, key_id }) => {
    if (sealed === null || key_id === null) {
      throw new Refusal("conflict", "The identifiers of this request were destroyed when their retention ended.");
    }
    const identifier = open(keys, { keyId: key_id, bytes: sealed }, `target:${id}`).toString("utf8");
    return { id, identifier: normaliseIdentifier(identifier) };
  });
}

/** Keeps what was found, each value sealed to its own row; said again, a value replaces the one before. Answers how many were found. */
export async function keepSnapshot(
  tx: Tx,
  keys: Keyring,
  actor: Actor,
  now: Date,
  { holdId, source, answers }: { holdId: string; source: string; answers: readonly Answer[] },
): Promise<number> {
  const said = [...new Map(answers.map((one) => [`${one.targetId} ${one.field}`, one])).values()];
  if (said.length === 0) return 0;
  const rows = said.map(({ targetId, field, value }) => {
    const id = newId();
    const sealed = value === null ? null : seal(keys, canonicalJson(value), `hold_value:${id}`);
    return { id, targetId, field, found: value !== null, bytes: sealed?.bytes ?? null, keyId: sealed?.keyId ?? null };
  });
  const [targets, fields] = [rows.map((one) => one.targetId), rows.map((one) => one.field)];
  await tx.sql`
    DELETE FROM hold_value WHERE hold_id = ${holdId}
      AND (target_id, field_key) IN (SELECT * FROM unnest(${targets}::uuid[], ${fields}::text[]))`;
  await tx.sql`
    INSERT INTO hold_value (id, hold_id, field_key, target_id, found, sealed, key_id, source, collected_by, collected_at)
    SELECT id, ${holdId}, field, target, found, sealed, key_id, ${source}, ${actor.id}, ${now}
      FROM unnest(${rows.map((one) => one.id)}::uuid[], ${fields}::text[], ${targets}::uuid[], ${rows.map((one) => one.found)}::boolean[],
        ${rows.map((one) => one.bytes)}::bytea[], ${rows.map((one) => one.keyId)}::text[]) AS given (id, field, target, found, sealed, key_id)`;
  return rows.filter((one) => one.found).length;
}
