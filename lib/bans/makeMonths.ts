import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** So many months after the present one have their partition before a row needs it. */
const monthsAhead = 2;

/**
 * Makes the partitions of the present month (UTC) and the next two where they are missing, and answers their names. One that cannot be made
 * holds up no other: `bans.receive` makes it again when the first row of it comes, and the page of the ledger says it.
 * @throws what the first that failed threw, when all were tried
 */
export async function makeMonths(ground: Ground): Promise<string[]> {
  const now = ground.now();
  const made: string[] = [];
  const failures: unknown[] = [];
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);
    // Each in its own transaction: attaching one must not hold the readers of another.
    await transaction(
      ground.database,
      "write",
      (tx) => tx.sql<{ name: string }>`SELECT ban_month(${first}::date) AS name`,
    ).then(
      (rows) => made.push(...rows.map(({ name }) => name)),
      (error) => failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
  return made;
}
