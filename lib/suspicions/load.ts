import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Suspicion } from "./suspicion.ts";

/**
 * The suspicion with this id. With `version`, the one that the asker saw.
 * @throws Refusal `not-found`, or `conflict` when somebody changed it since
 */
export async function load({ sql }: Tx, id: string, version?: number): Promise<Suspicion> {
  const [row] = await sql<Suspicion>`
    SELECT id, country, signals, reason, raised_by AS "raisedBy", raised_at AS "raisedAt", outcome, proposed_outcome AS "proposedOutcome",
           proposed_by AS "proposedBy", reopened_at AS "reopenedAt", version
      FROM suspicion WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such suspicion.");
  if (version !== undefined && row.version !== version) throw first();
  return row;
}

/** What is said to the second of two at once. */
export function first(): Refusal {
  return new Refusal(
    "conflict",
    "Somebody else was first with this suspicion; nothing of yours was saved. Look at it again.",
  );
}
