import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Holds the id that a form gave its message until the transaction ends, so that of the same form sent twice the second finds the first.
 * @throws Refusal `conflict`
 */
export async function assertFirst(tx: Tx, once: string): Promise<void> {
  await tx.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`message:${once}`}, 0))`;
  const [sent] = await tx.sql`SELECT id FROM message WHERE id = ${once}`;
  if (sent === undefined) return;
  throw new Refusal("conflict", "This message was sent already: what is sent twice lands once.");
}
