import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { operation } from "#lib/operation.ts";
import { postMessage } from "#lib/telling/message.ts";
import { answerText } from "./answerClarification.ts";
import { loadLocked } from "./load.ts";
import { endQuestion, questionToAnswer } from "./openQuestion.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { recounted } from "./stopped.ts";

/** The officer's own answer to an open question about a request of their authority: the question ends, and its clock runs on. */
export const respond = operation({
  name: "requests.respond",
  permission: "requests:respond",
  input: z.object({ id: z.uuid(), answer: answerText }),
  async run({ tx, actor, now, ground }, { id, answer }) {
    const own = await ownRequest(tx, actor, id);
    const request = await loadLocked(tx, id, own.version);
    stateAfter(request, "answer");
    const question = await questionToAnswer(tx, id);
    const answerId = await postMessage(tx, ground.keys, now, {
      ...{ requestId: id, direction: "in", kind: "answer", text: answer, sentBy: actor.id },
    });
    await endQuestion(tx, question, { ending: "answered", answerId, by: actor.id, now });
    await save(tx, request, await recounted(tx, request));
    return { result: { id }, audit: [{ action: "request.answered", subject: `request:${id}` }] };
  },
});
