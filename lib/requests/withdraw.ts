import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { minuteWords } from "#lib/instant.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { endOpen } from "./endOpen.ts";
import { loadLocked } from "./load.ts";
import { openQuestion } from "./openQuestion.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Records that the authority withdrew its request, before anything was handed over; or, `unanswered`, that it left a question about it without
 * an answer past its day, so that nothing can be done under it. A person says so, never the clock. The reason stays with the request's notes.
 */
export const withdraw = operation({
  name: "requests.withdraw",
  permission: "requests:withdraw",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    note: z.string().trim().max(2000).nullable().default(null),
    because: z.enum(["authority", "unanswered"]).default("authority"),
  }),
  async run({ tx, actor, now }, { id, version, note, because }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "withdraw");
    if (because === "unanswered") await assertSilent(tx, id, now);
    await endOpen(tx, id, { ending: because === "unanswered" ? "unanswered" : "withdrawn", by: actor.id, now });
    const next = await save(
      tx,
      request,
      fragment`state = ${state}, outcome = 'withdrawn', refusal_reason = NULL, closed_at = ${now},
        note = CASE WHEN ${note}::text IS NULL THEN note ELSE concat_ws(E'\n', note, ${note}::text) END`,
    );
    return {
      result: { id, version: next },
      audit: [{ action: "request.withdrawn", subject: `request:${id}`, data: { because } }],
    };
  },
});

/** Silence counts only once the day of the answer has passed. */
async function assertSilent(tx: Tx, id: string, now: Date): Promise<void> {
  const question = await openQuestion(tx, id);
  if (question !== null && question.answerDueAt <= now) return;
  throw new Refusal(
    "conflict",
    question === null
      ? "No question to the authority is open, so none was left unanswered; nothing was changed."
      : `The authority has time to answer until ${minuteWords(question.answerDueAt)}; nothing was changed.`,
  );
}
