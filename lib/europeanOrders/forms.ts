import { z } from "zod";
import { type OrderDate, orderDates } from "#lib/law/european/dates.ts";
import type { Annex } from "#lib/law/european/keys.ts";
import { europeanHoldEnd } from "#lib/law/hold.ts";
import { holidays } from "#lib/law/holidays.ts";
import { legalZone } from "#lib/law/zone.ts";
import { query } from "#lib/operation.ts";
import type { WithheldCode } from "./europeanOrder.ts";
import { load, type Order } from "./load.ts";

/** A form without its text. */
export type FormLine = {
  readonly id: string;
  readonly annex: Annex;
  readonly givenAt: Date;
  readonly addedByName: string;
  readonly addedAt: Date;
  /** What arrived with it and belongs to the enforcing authority alone. */
  readonly withheld: readonly WithheldCode[];
  readonly setAsideAt: Date | null;
  readonly setAsideByName: string | null;
};

export type EuropeanOrder = {
  readonly order: Order | null;
  readonly forms: readonly FormLine[];
  readonly dates: readonly OrderDate[];
  /** Of an order to preserve. `endsAt` null: as long as the announced production needs. */
  readonly preservation: { readonly endsAt: Date | null; readonly why: readonly string[] } | null;
  readonly zone: string | null;
};

/** The forms of a request and the dates that follow from them; `order` is null where no certificate began it. */
export const forms = query({
  name: "europeanOrders.forms",
  permission: "europeanOrders:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx }, { requestId }): Promise<EuropeanOrder> {
    const lines = await tx.sql<FormLine>`
      SELECT f.id, f.annex, f.given_at AS "givenAt", COALESCE(p.name, 'Operator') AS "addedByName", f.added_at AS "addedAt", f.withheld,
             f.set_aside_at AS "setAsideAt", s.name AS "setAsideByName"
        FROM european_form f LEFT JOIN person p ON p.id::text = f.added_by LEFT JOIN person s ON s.id::text = f.set_aside_by
       WHERE f.request_id = ${requestId} ORDER BY f.given_at, f.id`;
    if (!lines.some(({ annex }) => annex === "I" || annex === "II"))
      return { order: null, forms: lines, dates: [], preservation: null, zone: null };
    const order = await load(tx, requestId);
    const zone = legalZone(order.place.slice(0, 2));
    const place = { receivedAt: order.receivedAt, zone, holidays: await holidays(order.place), pauses: order.pauses };
    if (order.order === "epoc") {
      return {
        order,
        forms: lines,
        dates: orderDates({ ...order.facts, words: order.words }, place),
        preservation: null,
        zone,
      };
    }
    const givenAt = (annex: Annex) => lines.find((one) => one.annex === annex)?.givenAt ?? null;
    const follow = { startedAt: order.receivedAt, extendedAt: givenAt("VI"), launchedAt: givenAt("V") };
    return { order, forms: lines, dates: [], preservation: europeanHoldEnd({ ...place, ...follow }), zone };
  },
});
