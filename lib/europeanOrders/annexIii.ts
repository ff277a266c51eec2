import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { deadline } from "#lib/law/clock.ts";
import { clockRule } from "#lib/law/clockRules.ts";
import { type AnnexIii, annexIii, answerGrounds } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { line, state, text } from "#lib/law/european/parts.ts";
import { holidays } from "#lib/law/holidays.ts";
import { legalZone } from "#lib/law/zone.ts";
import { assertAnswerable } from "./europeanOrder.ts";
import { load, type Order } from "./load.ts";

/** What a person writes in an Annex III; the rest is known. */
export const answerInput = z.object({
  requestId: z.uuid(),
  reasons: z
    .array(z.object({ ground: z.enum(answerGrounds), concerns: line(300), explanation: text() }))
    .min(1, "Choose at least one ground")
    .max(20),
  conflict: z.object({ country: state, provisions: text(), reasons: text() }).nullable().default(null),
  requested: text().nullable().default(null),
  preserved: z.enum(["yes", "in-part", "no"]),
  preservedWords: text().nullable().default(null),
  contactName: line(),
  contact: line(320),
});
export type AnswerInput = z.output<typeof answerInput>;

/**
 * The Annex III that an answer makes, from the order's own record.
 * @throws Refusal `invalid` for a ground that is not open, or one that comes too late
 */
export async function annexIiiFor(tx: Tx, given: AnswerInput, now: Date): Promise<{ form: AnnexIii; service: string }> {
  const order = await load(tx, given.requestId);
  const zone = legalZone(order.place.slice(0, 2));
  assertAnswerable(
    order.order,
    given.reasons.map(({ ground }) => ground),
    { now, conflictUntil: await conflictUntil(order, zone) },
  );
  const settings = await tx.sql<{ key: string; value: string | null }>`
    SELECT key, value #>> '{}' AS value FROM setting WHERE key IN ('name', 'establishment')`;
  const kept = new Map(settings.map(({ key, value }) => [key, value]));
  const service = kept.get("name") ?? "Countersign";
  const form = annexIii.parse({
    form: formKeys.III,
    a: { order: order.order, fileNumber: order.reference, receivedOn: dayOf(order.receivedAt, zone) },
    b: {
      issuingAuthority: order.authority,
      issuingState: order.country,
      enforcingAuthorityNotified: order.facts.notified,
    },
    c: { name: service, establishment: kept.get("establishment") ?? null },
    d: { reasons: given.reasons },
    e: given.conflict,
    f: { requested: given.requested },
    g: { preserved: given.preserved, explanation: given.preservedWords },
    h: { name: given.contactName, contact: given.contact, signedOn: dayOf(now, zone) },
  });
  return { form, service };
}

/** Article 17(2): ten days from receipt, as the calendar of the enforcing State counts them. */
async function conflictUntil({ receivedAt, place }: Order, zone: string): Promise<Date | null> {
  const rule = clockRule("EU-EPOC-CONFLICT");
  return rule === undefined
    ? null
    : deadline({ rule, receivedAt, zone, holidays: await holidays(place), pauses: [] }).dueAt;
}
