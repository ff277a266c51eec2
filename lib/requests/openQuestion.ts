import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { endStop } from "./stopped.ts";

export type OpenQuestion = { readonly id: string; readonly pauseId: string | null; readonly answerDueAt: Date };

/** The question that waits for an answer, or null. */
export async function openQuestion(tx: Tx, requestId: string): Promise<OpenQuestion | null> {
  const [row] = await tx.sql<OpenQuestion>`
    SELECT id, pause_id AS "pauseId", answer_due_at AS "answerDueAt" FROM clarification WHERE request_id = ${requestId} AND ending IS NULL`;
  return row ?? null;
}

/** @throws Refusal `conflict` where nothing was asked, or it was answered */
export async function questionToAnswer(tx: Tx, requestId: string): Promise<OpenQuestion> {
  const open = await openQuestion(tx, requestId);
  if (open === null) throw new Refusal("conflict", "No question to the authority is open; nothing was changed.");
  return open;
}

type Ending = {
  readonly ending: "answered" | "unanswered" | "withdrawn";
  readonly answerId?: string;
  readonly by: string;
  readonly now: Date;
};

/** Ends a question, and with it the pause that it began. */
export async function endQuestion(
  tx: Tx,
  { id, pauseId }: OpenQuestion,
  { ending, answerId, by, now }: Ending,
): Promise<void> {
  await tx.sql`
    UPDATE clarification SET ending = ${ending}, answer_id = ${answerId ?? null}, ended_by = ${by}, ended_at = ${now}
     WHERE id = ${id} AND ending IS NULL`;
  await endStop(tx, pauseId, now);
}
