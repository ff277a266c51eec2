import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** How long a committed entry may wait for its place in the log before the desk says that it is not ready. */
const sequencerLagMaxMs = 60_000;

/** What `/readyz` says: no counts of cases, nothing that a stranger could use. */
export type Readiness = {
  readonly ready: boolean;
  readonly database: "answers" | "silent";
  readonly log: "current" | "behind" | "unknown";
};

/** Whether this process can serve: the database answers and the log's sequencer keeps up. */
export async function ready(ground: Ground): Promise<Readiness> {
  try {
    const oldest = await transaction(ground.database, "read", async (tx) => {
      const [row] = await tx.sql<{
        at: Date | null;
      }>`SELECT min(e.at) AS at FROM log_pending p JOIN log_entry e ON e.id = p.entry_id`;
      return row?.at ?? null;
    });
    const behind = oldest !== null && ground.now().getTime() - oldest.getTime() > sequencerLagMaxMs;
    return { ready: !behind, database: "answers", log: behind ? "behind" : "current" };
  } catch {
    return { ready: false, database: "silent", log: "unknown" };
  }
}
