import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { wordKinds } from "#lib/law/european/dates.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { comesToNothing } from "./comesToNothing.ts";
import { load } from "./load.ts";

/**
 * Records what an authority said later of an order: the enforcing one, that it refuses or does not (Articles 10(2) and 12); the validating
 * one, that it validated an emergency order or did not (Article 4(5)). Each once; the dates of the order follow from it, and an order that
 * was refused or not validated comes to nothing.
 */
export const note = operation({
  name: "europeanOrders.note",
  permission: "europeanOrders:enter",
  input: z.object({ requestId: z.uuid(), kind: z.enum(wordKinds), saidAt: z.coerce.date() }),
  async run({ tx, actor, now }, { requestId, kind, saidAt }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.european.${requestId}`}))`;
    const { facts, receivedAt, words } = await load(tx, requestId);
    const wanted = kind === "refused" || kind === "not-refused" ? facts.notified : facts.validationFollows;
    if (!wanted) {
      throw new Refusal("conflict", "No authority was to say this of the order; nothing was changed.");
    }
    if (saidAt < receivedAt || saidAt > now) {
      const sentence = "Say when it was said, between the receipt of the order and now. Nothing was changed.";
      throw new Refusal("invalid", sentence, { saidAt: sentence });
    }
    const opposite = {
      refused: "not-refused",
      "not-refused": "refused",
      validated: "not-validated",
      "not-validated": "validated",
    }[kind];
    if (words.some((one) => one.kind === opposite)) {
      throw new Refusal("conflict", "The opposite is recorded of this order already; nothing was changed.");
    }
    const [added] = await tx.sql`
      INSERT INTO european_word (id, request_id, kind, said_at, added_by, added_at)
      VALUES (${newId()}, ${requestId}, ${kind}, ${saidAt}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING id`;
    if (added === undefined) throw new Refusal("conflict", "Somebody recorded this already; nothing was changed.");
    const data = { kind, saidAt: saidAt.toISOString() };
    const ended =
      kind === "refused" || kind === "not-validated"
        ? await comesToNothing(tx, { requestId, kind, by: actor.id, now })
        : [];
    return {
      result: { requestId },
      audit: [{ action: "order.noted", subject: `request:${requestId}`, data }, ...ended],
    };
  },
});
