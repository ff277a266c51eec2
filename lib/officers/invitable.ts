import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { addressIsAt } from "./officer.ts";

/**
 * The authority, held until the transaction ends, if an officer with this address may be invited there: it is verified, not frozen, and
 * the address lies at a domain that somebody recorded as its own.
 * @throws Refusal `not-found`, `conflict`, `invalid`
 */
export async function invitableAt(tx: Pick<Tx, "sql">, id: string, email: string): Promise<{ name: string }> {
  const [row] = await tx.sql<{ name: string; verified: boolean; frozen: boolean; domains: string[] }>`
    SELECT name, verified_at IS NOT NULL AS verified, frozen_at IS NOT NULL AS frozen, domains
      FROM authority WHERE id = ${id} FOR SHARE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such authority. Nobody was invited.");
  if (!row.verified) {
    throw new Refusal("conflict", `${row.name} is not verified. Nobody was invited: record the evidence first.`);
  }
  if (row.frozen) throw new Refusal("conflict", `${row.name} is frozen. Nobody was invited.`);
  const { domains } = row;
  if (domains.length === 0) {
    throw new Refusal("conflict", `No domain of ${row.name} is recorded. Nobody was invited: record its domain first.`);
  }
  if (!addressIsAt(email, domains)) {
    const sentence = `The link goes only to an address at ${domains.join(" or ")}`;
    throw new Refusal("invalid", `email: ${sentence}. Nobody was invited.`, { email: sentence });
  }
  return { name: row.name };
}
