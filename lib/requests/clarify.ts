import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { addDays, dayOf, endOfDay } from "#lib/law/calendar.ts";
import { questionFor } from "#lib/law/grounds.ts";
import { legalZone } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { loadLocked } from "./load.ts";
import { answerDays, questionKinds, questionWords } from "./question.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { recounted, stopClock } from "./stopped.ts";

/**
 * Asks the authority what its request means. Where the law says so (Article 10(6) of Regulation (EU) 2023/1543) both clocks stand still until
 * the answer; elsewhere only where the authority agreed, which `agreed` says. Nothing is decided meanwhile. Answers by when it is to answer.
 */
export const clarify = operation({
  name: "requests.clarify",
  permission: "requests:clarify",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    about: z.enum(questionKinds, "Choose what it is about"),
    question: z.string().trim().min(20, "Ask it in a sentence that the authority can answer").max(4000),
    agreed: z.boolean().default(false),
  }),
  async run({ tx, actor, now, ground }, { id, version, about, question, agreed }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "clarify");
    const [open] = await tx.sql`SELECT id FROM clarification WHERE request_id = ${id} AND ending IS NULL`;
    if (open !== undefined)
      throw new Refusal(
        "conflict",
        "A question to the authority is open already; nothing was sent. Record its answer first.",
      );
    const law = questionFor({ id: request.instrument });
    const messageId = await postMessage(tx, ground.keys, now, {
      ...{ requestId: id, direction: "out", kind: "clarification", text: question, sentBy: actor.id },
    });
    const reason = `Asked the authority: ${questionWords[about].label.toLowerCase()} (${law?.article ?? "the authority agreed that the clock stands still"}).`;
    const pauseId = law?.pauses === true || agreed ? await stopClock(tx, id, { by: actor.id, now, reason }) : null;
    const answerDueAt = dueAt(request.country, law?.answerWithinDays ?? answerDays, now);
    await tx.sql`
      INSERT INTO clarification (id, request_id, about, message_id, pause_id, asked_by, asked_at, answer_due_at)
      VALUES (${newId()}, ${id}, ${about}, ${messageId}, ${pauseId}, ${actor.id}, ${now}, ${answerDueAt})`;
    const next = await save(tx, request, await recounted(tx, request));
    const data = { about, stopped: pauseId !== null, answerDueAt: answerDueAt.toISOString() };
    return {
      result: { id, version: next, answerDueAt },
      audit: [{ action: "request.clarified", subject: `request:${id}`, data }],
    };
  },
});

/** The end of the last day for an answer, where the authority is; the day of the question does not count. */
function dueAt(country: string, days: number, now: Date): Date {
  const zone = legalZone(country);
  return endOfDay(addDays(dayOf(now, zone), days), zone);
}
