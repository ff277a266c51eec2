import type { Tx } from "#lib/db/transaction.ts";
import { settleObjection } from "./openObjection.ts";
import { endQuestion, openQuestion } from "./openQuestion.ts";

/** Ends what is still open about a request that is withdrawn: a question, an objection, and the pauses that they began. */
export async function endOpen(
  tx: Tx,
  requestId: string,
  { ending, by, now }: { ending: "withdrawn" | "unanswered"; by: string; now: Date },
): Promise<void> {
  const question = await openQuestion(tx, requestId);
  if (question !== null) await endQuestion(tx, question, { ending, by, now });
  const [objection] = await tx.sql<{ id: string; pauseId: string | null }>`
    SELECT id, pause_id AS "pauseId" FROM objection WHERE request_id = ${requestId} AND outcome IS NULL`;
  if (objection !== undefined) await settleObjection(tx, objection, { outcome: "withdrawn", reference: null, by, now });
}
