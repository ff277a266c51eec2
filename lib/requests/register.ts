import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Register } from "#lib/register/field.ts";
import { type FieldRow, fieldOf } from "#lib/register/row.ts";

/** The version of the register that governs a request. `version` is its number in words, as letters and manifests name it. */
export type GoverningRegister = Register & { readonly id: string; readonly number: number };

/**
 * The version in force at a moment. What was received before the first took effect is judged by the first, which says what the
 * design retained all along.
 * @throws Refusal `conflict` before set-up.
 */
export async function registerAt(tx: Tx, at: Date): Promise<GoverningRegister> {
  const [row] = await tx.sql<{ id: string; number: number }>`
    SELECT id, number FROM register_version
     WHERE (founding OR countersigned_by IS NOT NULL) AND (effective_at <= ${at} OR founding)
     ORDER BY (effective_at <= ${at}) DESC, effective_at DESC, number DESC LIMIT 1`;
  if (row === undefined) throw new Refusal("conflict", "There is no register yet: choose a preset at set-up first.");
  return withFields(tx, row);
}

/** Versions that requests refer to. Each was signed, and what was signed is never changed: a process reads it once. */
const read = new Map<string, GoverningRegister>();
const readMax = 50;

/** The version with this id, which a request refers to. */
export async function registerById(tx: Tx, id: string): Promise<GoverningRegister> {
  const known = read.get(id);
  if (known !== undefined) return known;
  const [row] = await tx.sql<{ id: string; number: number }>`SELECT id, number FROM register_version WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such version of the register.");
  const register = await withFields(tx, row);
  if (read.size >= readMax) read.clear();
  read.set(id, register);
  return register;
}

async function withFields(tx: Tx, { id, number }: { id: string; number: number }): Promise<GoverningRegister> {
  const rows = await tx.sql<FieldRow>`SELECT * FROM register_field WHERE version_id = ${id} ORDER BY position`;
  return { id, number, version: String(number), fields: rows.map(fieldOf) };
}
