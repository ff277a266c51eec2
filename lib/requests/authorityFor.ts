import { normaliseName } from "#lib/authorities/authority.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

export type KnownAuthority = {
  readonly id: string;
  readonly country: string;
  readonly verified: boolean;
  readonly isNew: boolean;
};

/**
 * The authority that asks: by its id, or by country and name or the one alias that says so, recorded as not verified where it is new.
 * Held until the transaction ends, so that of two requests with one reference the second sees the first.
 */
export async function authorityFor(
  tx: Tx,
  given: { id: string } | { name: string; country: string },
  now: Date,
): Promise<KnownAuthority> {
  if ("id" in given) {
    const [row] = await tx.sql<{ id: string; country: string; verified: boolean }>`
      SELECT id, country, verified_at IS NOT NULL AS verified FROM authority WHERE id = ${given.id} FOR NO KEY UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such authority; nothing was saved.");
    return { ...row, isNew: false };
  }
  const name = normaliseName(given.name);
  const known = await calledSo(tx, name, given.country);
  if (known !== undefined) return { ...known, isNew: false };
  const added = await tx.sql`
    INSERT INTO authority (id, name, country, created_at) VALUES (${newId()}, ${name}, ${given.country}, ${now})
    ON CONFLICT (country, name) DO NOTHING RETURNING id`;
  const [row] = await tx.sql<{ id: string; country: string; verified: boolean }>`
    SELECT id, country, verified_at IS NOT NULL AS verified FROM authority WHERE country = ${given.country} AND name = ${name} FOR NO KEY UPDATE`;
  if (row === undefined) throw new Error("an authority was neither added nor found");
  return { ...row, isNew: added.length === 1 };
}

/** The authority that staff wrote down under this other name; none where two are called so, which a person must tell apart. */
async function calledSo(tx: Tx, alias: string, country: string): Promise<Omit<KnownAuthority, "isNew"> | undefined> {
  const rows = await tx.sql<Omit<KnownAuthority, "isNew">>`
    SELECT id, country, verified_at IS NOT NULL AS verified FROM authority
     WHERE country = ${country} AND ${alias} = ANY (aliases)
       AND NOT EXISTS (SELECT FROM authority named WHERE named.country = ${country} AND named.name = ${alias})
     LIMIT 2 FOR NO KEY UPDATE`;
  return rows.length === 1 ? rows[0] : undefined;
}
