import { z } from "zod";
import { annexV, annexVi } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { europeanHoldEnd } from "#lib/law/hold.ts";
import { holidays } from "#lib/law/holidays.ts";
import { legalZone } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { keepForm } from "#lib/vault/keepForm.ts";
import { load } from "./load.ts";

/**
 * Keeps what follows an order to preserve: Annex V (a request for production was issued) or Annex VI (30 days more). Each comes once. The
 * end of the preservation follows from them by `europeanHoldEnd`; one that came too late is kept, and changes nothing. Answers the end, null
 * where the preservation goes on until the production.
 */
export const followUp = operation({
  name: "europeanOrders.followUp",
  permission: "europeanOrders:enter",
  input: z.object({
    requestId: z.uuid(),
    form: z.discriminatedUnion(
      "form",
      [annexV, annexVi],
      "The form is no Annex V and no Annex VI of a shape that is known here",
    ),
    receivedAt: z.coerce.date(),
  }),
  async run({ tx, actor, now, ground }, { requestId, form, receivedAt }) {
    const order = await load(tx, requestId);
    if (order.order !== "epoc-pr") {
      throw new Refusal(
        "conflict",
        "Annex V and VI follow an order to preserve, and this is one to produce; nothing was kept.",
      );
    }
    if (receivedAt < order.receivedAt || receivedAt > now) {
      const sentence = "Say when the form arrived, between the receipt of the order and now. Nothing was kept.";
      throw new Refusal("invalid", sentence, { receivedAt: sentence });
    }
    const annex = form.form === formKeys.V ? "V" : "VI";
    // Of two at once the second waits here, and finds the first.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.european.${requestId}`}))`;
    const before = await tx.sql<{ annex: string; givenAt: Date }>`
      SELECT annex, given_at AS "givenAt" FROM european_form WHERE request_id = ${requestId} AND annex IN ('V', 'VI')`;
    if (before.some((one) => one.annex === annex)) {
      throw new Refusal("conflict", `Annex ${annex} lies at this request already; nothing was kept twice.`);
    }
    const { entry } = await keepForm(
      tx,
      ground.keys,
      { actorId: actor.id, now },
      { requestId, form, facts: {}, givenAt: receivedAt },
    );
    const given = [...before, { annex, givenAt: receivedAt }];
    const givenAt = (wanted: string) => given.find((one) => one.annex === wanted)?.givenAt ?? null;
    const { endsAt } = europeanHoldEnd({
      startedAt: order.receivedAt,
      zone: legalZone(order.place.slice(0, 2)),
      holidays: await holidays(order.place),
      extendedAt: givenAt("VI"),
      launchedAt: givenAt("V"),
    });
    return { result: { requestId, endsAt }, audit: [entry] };
  },
});
