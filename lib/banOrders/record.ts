import { z } from "zod";
import { type BanName, banNameOf, banReference, type KnownBan } from "#lib/appeals/appeal.ts";
import { isCountry } from "#lib/country.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { assertReceived } from "#lib/received.ts";
import { Refusal } from "#lib/refusal.ts";
import { orderAsks, orderInstruments } from "./banOrder.ts";
import { dueAt } from "./dueAt.ts";
import { orderData } from "./load.ts";

const orNull = (text: string) => (text === "" ? null : text);

/**
 * Records an order to ban an account or to restore one. `ban` is the ban's address or `source:id`, `request` the page or the reference of
 * the request that it is; either may be left out. Of one authority each reference is recorded once.
 */
export const record = operation({
  name: "banOrders.record",
  permission: "banOrders:record",
  input: z.object({
    asks: z.enum(orderAsks, "Say what is ordered"),
    authority: z.string().trim().min(2, "Name the authority").max(200),
    country: z.string().refine(isCountry, "Choose the country"),
    instrument: z.enum(orderInstruments, "Choose by what it is ordered"),
    reference: z.string().trim().min(1, "The authority's own reference is missing").max(200),
    receivedAt: z.coerce.date("Say when it was received"),
    printedDueOn: z
      .union([z.iso.date(), z.literal("")], "A day, such as 2026-12-01")
      .default("")
      .transform(orNull),
    ban: z.string().trim().max(400).default("").transform(orNull),
    request: z.string().trim().max(400).default("").transform(orNull),
  }),
  async run({ tx, actor, now }, { ban, request, ...given }) {
    assertReceived(given.receivedAt, now);
    const named = ban === null ? null : await banOf(tx, ban);
    const requestId = request === null ? null : await requestOf(tx, request);
    const due = dueAt(given);
    const id = newId();
    const { asks, authority, country, instrument, reference, receivedAt, printedDueOn } = given;
    const [row] = await tx.sql`
      INSERT INTO ban_order (id, asks, authority, country, instrument, reference, received_at, printed_due_on, due_at, clock_rule, request_id,
        ban_source, ban_sender_id, recorded_by, recorded_at)
      VALUES (${id}, ${asks}, ${authority}, ${country}, ${instrument}, ${reference}, ${receivedAt}, ${printedDueOn}::date, ${due.dueAt}, ${due.rule},
        ${requestId}, ${named?.source ?? null}, ${named?.senderId ?? null}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING id`;
    if (row === undefined) {
      const sentence = "An order of this authority with this reference is recorded already";
      throw new Refusal("conflict", `${sentence}; nothing was added.`, { reference: sentence });
    }
    const data = { ...orderData(given), request: requestId };
    return { result: { id }, audit: [{ action: "banOrder.recorded", subject: `banOrder:${id}`, data }] };
  },
});

async function banOf({ sql }: Tx, text: string): Promise<BanName> {
  const reference = banReference(text);
  if (reference === null) return banNameOf(reference, undefined);
  const address =
    "key" in reference
      ? fragment`${reference.key}::uuid`
      : fragment`ban_address(${reference.source}, ${reference.senderId})`;
  const [known] = await sql<KnownBan>`
    SELECT source, sender_id AS "senderId", action, to_char(archived, 'YYYY-MM') AS archived FROM ban_name_at(${address})`;
  return banNameOf(reference, known);
}

/** Two requests of one reference are told apart by their page only. */
async function requestOf({ sql }: Tx, text: string): Promise<string> {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0];
  const is = id === undefined ? fragment`reference = ${text}` : fragment`id = ${id}::uuid`;
  const found = await sql<{ id: string }>`SELECT id FROM legal_request WHERE ${is} LIMIT 2`;
  if (found.length === 1 && found[0] !== undefined) return found[0].id;
  const sentence =
    found.length === 0
      ? "No request has this reference"
      : "Several requests have this reference: give the address of its page";
  throw new Refusal("invalid", `${sentence}. Nothing was recorded.`, { request: sentence });
}
