import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { loadLocked } from "./load.ts";
import { assertInTime, objectionGround } from "./object.ts";
import { openObjection } from "./openObjection.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { recounted, stopClock } from "./stopped.ts";

/**
 * Lodges an objection that another person wrote: it goes to the authority, and where the law says so the clock stands still until it is
 * settled (Article 17(3) of Regulation (EU) 2023/1543; 18 USC 2703(h)(4): preserve, and do not produce).
 */
export const lodge = operation({
  name: "requests.lodge",
  permission: "requests:lodge",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now, ground: house }, { id, version }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "object");
    const open = await openObjection(tx, id);
    if (open.lodgedAt !== null) throw new Refusal("conflict", "This objection was lodged before; nothing was changed.");
    if (open.writtenBy === actor.id)
      throw new Refusal(
        "forbidden",
        "Nobody lodges an objection that they wrote; nothing was changed. Another person of counsel lodges it.",
      );
    const ground = objectionGround(request);
    assertInTime(request, ground, now);
    const reason = `Objected: complying would break the law of another country (${ground.article}).`;
    const pauseId = ground.pauses ? await stopClock(tx, id, { by: actor.id, now, reason }) : null;
    await postMessage(tx, house.keys, now, {
      ...{ requestId: id, direction: "out", kind: "objection", sentBy: actor.id },
      text: `We object to this request under ${ground.article}: ${open.reasons}\n\nProvisions of ${open.country}: ${open.provisions}`,
    });
    await tx.sql`UPDATE objection SET lodged_by = ${actor.id}, lodged_at = ${now}, pause_id = ${pauseId} WHERE id = ${open.id}`;
    const next = await save(tx, request, await recounted(tx, request));
    const data = { ground: ground.code, stopped: pauseId !== null };
    return {
      result: { id, version: next },
      audit: [{ action: "request.lodged", subject: `request:${id}`, data }],
    };
  },
});
