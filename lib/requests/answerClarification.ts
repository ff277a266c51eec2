import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { postMessage } from "#lib/telling/message.ts";
import { loadLocked } from "./load.ts";
import { endQuestion, questionToAnswer } from "./openQuestion.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { recounted } from "./stopped.ts";

export const answerText = z.string().trim().min(2, "Write down what was answered").max(8000);

/** Records what the authority answered by post, mail or telephone: the question ends, and the clock that it had stopped runs on. */
export const answerClarification = operation({
  name: "requests.answerClarification",
  permission: "requests:clarify",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), answer: answerText }),
  async run({ tx, actor, now, ground }, { id, version, answer }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "answer");
    const question = await questionToAnswer(tx, id);
    const answerId = await postMessage(tx, ground.keys, now, {
      ...{ requestId: id, direction: "in", kind: "answer", text: answer, sentBy: actor.id },
    });
    await endQuestion(tx, question, { ending: "answered", answerId, by: actor.id, now });
    const next = await save(tx, request, await recounted(tx, request));
    return { result: { id, version: next }, audit: [{ action: "request.answered", subject: `request:${id}` }] };
  },
});
