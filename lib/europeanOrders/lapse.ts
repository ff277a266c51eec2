import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { endLinks } from "./comesToNothing.ts";
import { load } from "./load.ts";

/**
 * Ends the links to what an emergency order was given, once its 48 hours are over and nobody said that it was validated (Article 4(5)), and
 * tells the desk and counsel. It withdraws nothing: whoever hears from the authority records what it said, and a validation that comes late
 * lets the data be given again.
 * @throws Refusal `conflict` where the order may still be validated, an authority spoke, or this was done already
 */
export const lapse = operation({
  name: "europeanOrders.lapse",
  permission: "europeanOrders:lapse",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, actor, now }, { requestId }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.european.${requestId}`}))`;
    const { facts, words } = await load(tx, requestId);
    const due = facts.validationDueAt;
    if (due === undefined || new Date(due) > now) {
      throw new Refusal("conflict", "No validation is overdue for this order; nothing was changed.");
    }
    if (words.some(({ kind }) => kind === "validated" || kind === "not-validated")) {
      throw new Refusal("conflict", "The authority spoke of the validation already; nothing was changed.");
    }
    const [first] = await tx.sql`
      INSERT INTO european_lapse (request_id, lapsed_at) VALUES (${requestId}, ${now}) ON CONFLICT DO NOTHING RETURNING request_id`;
    if (first === undefined) throw new Refusal("conflict", "This was seen already; nothing was changed.");
    const ended = await endLinks(tx, { requestId, by: actor.id, now });
    const counsel = await tx.sql<{ id: string }>`SELECT id FROM person WHERE role = 'counsel' AND disabled_at IS NULL`;
    const people = [...(await deskOf(tx, requestId)), ...counsel.map(({ id }) => id)];
    await tell(tx, now, people, { kind: "validation-lapsed", requestId });
    return {
      result: { requestId, ended: ended.length },
      audit: [{ action: "order.lapsed", subject: `request:${requestId}`, data: { dueAt: due } }, ...ended],
    };
  },
});
