import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { loadLocked } from "./load.ts";
import { openObjection, settleObjection } from "./openObjection.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { objectionOutcomes } from "./standing.ts";
import { recounted } from "./stopped.ts";

/**
 * Records what became of an objection. `upheld`: the order does not stand against it, and the request can be refused for it. `confirmed`: a
 * court confirmed the order. `withdrawn`: it is not pursued; also while it was only written. The clock runs on.
 */
export const settle = operation({
  name: "requests.settle",
  permission: "requests:object",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    outcome: z.enum(objectionOutcomes, "Choose what became of it"),
    reference: z.string().trim().max(300).nullable().default(null),
  }),
  async run({ tx, actor, now }, { id, version, outcome, reference }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "object");
    const open = await openObjection(tx, id);
    if (outcome !== "withdrawn" && open.lodgedAt === null)
      throw new Refusal(
        "conflict",
        "This objection was not lodged yet, so nobody can have settled it; nothing was changed.",
      );
    if (outcome !== "withdrawn" && !reference) {
      const sentence = "Give the reference of the court or authority that settled it.";
      throw new Refusal("invalid", `${sentence} Nothing was changed.`, { reference: sentence });
    }
    await settleObjection(tx, open, { outcome, reference: reference || null, by: actor.id, now });
    const next = await save(tx, request, await recounted(tx, request));
    return {
      result: { id, version: next },
      audit: [{ action: "request.settled", subject: `request:${id}`, data: { outcome } }],
    };
  },
});
