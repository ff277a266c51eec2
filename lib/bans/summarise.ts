import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

const hourMs = 3_600_000;

/**
 * Lets the BRIN indexes of every month know the pages that were written since, and answers how many ranges were new to them. A range
 * that no index knows is read whole by every look-up. It waits for no import and no import waits for it.
 */
export async function summarise(ground: Ground): Promise<number> {
  const months = await transaction(
    ground.database,
    "read",
    (tx) => tx.sql<{ month: string }>`
    SELECT to_char(month, 'YYYY-MM-DD') AS month FROM ban_month_size ORDER BY month DESC`,
  );
  let ranges = 0;
  for (const { month } of months) {
    const work = async ({ sql }: Parameters<Parameters<typeof transaction>[2]>[0]) =>
      sql<{ made: string }>`SELECT summarise_bans(${month}::date) AS made`;
    const [row] = await transaction(ground.database, "write", work, hourMs);
    ranges += Number(row?.made ?? 0);
  }
  return ranges;
}
