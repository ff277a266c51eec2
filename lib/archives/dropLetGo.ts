import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/**
 * Drops the months that were archived more than a week ago, by the database's own clock, and answers how many. Until then they lie where
 * only the owner of the database reaches: `putBack` puts one back.
 */
export async function dropLetGo(ground: Ground): Promise<number> {
  const [row] = await transaction(
    ground.database,
    "write",
    (tx) => tx.sql<{ dropped: number }>`SELECT drop_months_let_go() AS dropped`,
  );
  return row?.dropped ?? 0;
}
