import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** So many open lines at once, within a few hundred megabytes. What a fold costs is mostly the cells that it touches, so few and large ones are best. */
const linesMax = 1_000_000;
const timeoutMs = 10 * 60_000;

/**
 * Folds what the ledger has counted since into the sums of the days and into the cube, until less than a whole load is open: what an import adds meanwhile waits for the next minute. Counts are the same before, meanwhile and after; only the
 * answers grow faster. It may run twice at once: PostgreSQL lets one of them work.
 */
export async function fold(ground: Ground): Promise<void> {
  for (let folded = linesMax; folded === linesMax; ) {
    folded = await transaction(
      ground.database,
      "write",
      async (tx) => {
        const [row] = await tx.sql<{ folded: string }>`SELECT ban_tally_fold(${linesMax}) AS folded`;
        return Number(row?.folded ?? 0);
      },
      timeoutMs,
    );
  }
}
