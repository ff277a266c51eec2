import type { Tx } from "#lib/db/transaction.ts";
import type { Pause } from "#lib/law/clock.ts";

/** The stretches in which the clocks of a request stood still, oldest first. */
export async function pausesOf(tx: Tx, requestId: string): Promise<Pause[]> {
  return tx.sql<Pause>`SELECT from_at AS "from", until_at AS "until" FROM request_pause WHERE request_id = ${requestId} ORDER BY from_at`;
}
