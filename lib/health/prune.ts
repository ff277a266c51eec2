import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** The next sign-in removes failures that count no more; this is for a desk at which nobody signs in. */
const failuresKeptMs = 24 * 60 * 60_000;
/** A machine that repeats a batch does so within days. */
const idempotencyKeptMs = 30 * 24 * 60 * 60_000;

/** Removes what has served its time and is no record of anything: failed sign-ins, retry keys, how far imports came, links that expired unused. */
export async function prune(ground: Ground): Promise<void> {
  const now = ground.now().getTime();
  await transaction(ground.database, "write", async (tx) => {
    await tx.sql`DELETE FROM sign_in_failure WHERE at < ${new Date(now - failuresKeptMs)}`;
    await tx.sql`DELETE FROM ban_import WHERE changed_at < ${new Date(now - idempotencyKeptMs)}`;
    await tx.sql`DELETE FROM idempotency WHERE at < ${new Date(now - idempotencyKeptMs)}`;
    await tx.sql`DELETE FROM sign_in_link WHERE used_at IS NULL AND expires_at < ${new Date(now - idempotencyKeptMs)}`;
  });
}
