import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { postMessage } from "#lib/telling/message.ts";
import { endOpen } from "./endOpen.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** The authority's own officer withdraws a request before it is answered. Why becomes a message to the desk, sealed. */
export const retract = operation({
  name: "requests.retract",
  permission: "requests:submit",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(3, "Say in a few words why").max(2000),
  }),
  async run({ tx, actor, now, ground }, { id, version, reason }) {
    await ownRequest(tx, actor, id);
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "withdraw");
    await endOpen(tx, id, { ending: "withdrawn", by: actor.id, now });
    const next = await save(
      tx,
      request,
      fragment`state = ${state}, outcome = 'withdrawn', refusal_reason = NULL, closed_at = ${now}`,
    );
    await postMessage(tx, ground.keys, now, {
      ...{ requestId: id, direction: "in", kind: "withdrawal", text: reason, sentBy: actor.id },
    });
    return {
      result: { id, version: next },
      audit: [{ action: "request.withdrawn", subject: `request:${id}`, data: { by: "officer" } }],
    };
  },
});
