import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canBeServed, instrument, surfaces } from "#lib/law/instrument.ts";
import { offenceCodes } from "#lib/law/offence.ts";
import type { Audit, AuditEntry } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { keepWording } from "#lib/vault/wording.ts";
import type { KnownAuthority } from "./authorityFor.ts";
import { clockPlace, clocks, governing } from "./clocks.ts";
import { isEmergency } from "./emergency.ts";
import { findings } from "./findings.ts";
import { addNonDisclosure, nonDisclosureInput } from "./nonDisclosure.ts";
import { overridesFor, switchFor } from "./overridesFor.ts";
import { registerAt } from "./register.ts";
import { addTargets, targetInput } from "./targets.ts";

const day = z.iso.date().refine((text) => text >= "1900", "A day of this or the last century, such as 2026-03-09");
/** What reached the staff before is a past request, and imported. */
const receivedFrom = new Date("2000-01-01T00:00:00Z");

/** Names and references are read beside each other: signs that turn the writing round would let one pass for another. */
export const line = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters");

/** What a demand says, whichever way it came. */
export const demandShape = {
  instrument: z.string().max(63),
  surface: z.enum(surfaces).default("private"),
  emergency: z.boolean().default(false),
  reference: line.min(1, "The authority's own reference").max(200),
  targets: z.array(targetInput).max(1000).default([]),
  fields: z.array(z.string().max(63)).min(1, "Say which fields are asked for").max(200),
  period: z.object({ from: day, to: day }).nullable().default(null),
  printedDueOn: day.nullable().default(null),
  nonDisclosure: nonDisclosureInput.nullable().default(null),
  note: z.string().trim().max(4000).nullable().default(null),
  /** What is investigated: a code, and a few words of the demand's own. */
  offence: z.enum(offenceCodes).nullable().default(null),
  offenceNote: line.max(200).nullable().default(null),
};
const demand = z.object(demandShape);
export type Demand = z.output<typeof demand> & { readonly receivedAt: Date };

type Receiving = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly ground: Ground };
/** By which way a demand came, and which officer asked where one did. */
export type WayIn = { readonly channel: "staff" | "portal" | "mail" | "post"; readonly officerId: string | null };

/**
 * Takes a demand in: the gate judges each asked field, both clocks are computed from receipt, and targets are sealed with a keyed index.
 * Answers the request's id and its entries, the first of which is `request.received`. The authority's row is held by the caller.
 * @throws Refusal `invalid`; `conflict` where the authority's reference is here already
 */
export async function receive(
  { tx, actor, now, ground }: Receiving,
  sent: Demand,
  authority: KnownAuthority,
  way: WayIn,
): Promise<{ id: string; audit: Audit }> {
  assertAcceptable(sent, now);
  const given = { ...sent, emergency: isEmergency(sent) };
  const register = await registerAt(tx, given.receivedAt);
  assertFieldsKnown(given.fields, new Set(register.fields.map((field) => field.key)));
  await assertNew(tx, authority.id, given.reference);
  const id = newId();
  const { country } = authority;
  await insertRequest(tx, { id, given, country, authorityId: authority.id, registerId: register.id, way, now });
  const targets = given.targets.map((target, position) => ({ ...target, requestId: id, position }));
  await addTargets(tx, ground.keys, targets);
  await keepWording(tx, ground.keys, id, given.note);
  const asked = { ...given, country, periodFrom: given.period?.from ?? null, periodTo: given.period?.to ?? null };
  const found = findings(asked, {
    register,
    verified: authority.verified,
    targets: given.targets.length || 1,
    asked: given.fields,
    switched: await switchFor(tx, given),
  });
  await tx.sql`
    INSERT INTO request_field (request_id, field_key, position, finding, reason)
    SELECT ${id}, key, place - 1, finding, reason
      FROM unnest(${found.map((one) => one.key)}::text[], ${found.map((one) => one.finding)}::text[], ${found.map((one) => one.reason)}::text[])
      WITH ORDINALITY AS given (key, finding, reason, place)`;
  const data = {
    country,
    instrument: given.instrument,
    surface: given.surface,
    emergency: given.emergency,
    receivedAt: given.receivedAt.toISOString(),
    accounts: given.targets.length || null,
    fields: found.map((one) => one.key),
    registerVersion: register.number,
    ...(way.channel === "staff" ? {} : { channel: way.channel }),
  };
  const more: AuditEntry[] = [];
  if (authority.isNew)
    more.push({ action: "authority.recorded", subject: `authority:${authority.id}`, data: { country } });
  if (given.nonDisclosure !== null) more.push(await addNonDisclosure(tx, actor, now, id, given.nonDisclosure));
  return { id, audit: [{ action: "request.received", subject: `request:${id}`, data }, ...more] };
}

function assertAcceptable(given: Demand, now: Date): void {
  const one = instrument(given.instrument);
  if (one === undefined) throw wrong("instrument", `The instrument “${given.instrument}” is not known.`);
  if (!canBeServed(one)) throw wrong("instrument", `${one.name} cannot be served on a service as a request.`);
  if (one.nationalSecurity) {
    // Whether any was ever served is nobody's to learn: the sentence is the same for everybody, cleared or not.
    throw wrong(
      "instrument",
      `${one.name} is not taken in here: hand it to the general counsel in person, unopened and uncopied.`,
    );
  }
  if (given.receivedAt < receivedFrom) throw wrong("receivedAt", "Say when the request was received, after 1999.");
  if (given.receivedAt > now) throw wrong("receivedAt", "A request cannot have been received in the future.");
  if (given.period !== null && given.period.from > given.period.to) {
    throw wrong("period.to", "The period ends before it begins.");
  }
}

function wrong(field: string, sentence: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was saved.`, { [field]: sentence });
}

function assertFieldsKnown(asked: readonly string[], known: ReadonlySet<string>): void {
  const unknown = asked.find((key) => !known.has(key));
  if (unknown === undefined) return;
  const sentence = `The register has no field “${unknown}”.`;
  throw new Refusal("invalid", `${sentence} Nothing was saved: choose it from the register.`, { fields: sentence });
}

async function assertNew(tx: Tx, authorityId: string, reference: string): Promise<void> {
  const [twin] =
    await tx.sql`SELECT id FROM legal_request WHERE authority_id = ${authorityId} AND reference = ${reference}`;
  if (twin === undefined) return;
  const sentence = `This authority's request ${reference} is here already.`;
  throw new Refusal("conflict", `${sentence} Nothing was saved: what arrives twice lands once.`, {
    reference: sentence,
  });
}

type NewRequest = {
  id: string;
  given: Demand;
  country: string;
  authorityId: string;
  registerId: string;
  way: WayIn;
  now: Date;
};

async function insertRequest(
  tx: Tx,
  { id, given, country, authorityId, registerId, way, now }: NewRequest,
): Promise<void> {
  const house = await overridesFor(tx, given);
  const both = await clocks({ ...given, country }, [], house);
  const { allowedMs } = governing(both);
  await tx.sql`
    INSERT INTO legal_request (id, reference, authority_id, country, instrument, emergency, surface, received_at, period_from, period_to,
      state, outcome, register_version_id, accounts, legal_due_at, house_due_at, clock_rule, clock_allowed_ms, printed_due_on,
      non_disclosure_until, note, created_at, channel, officer_id, offence, offence_note, clock_place)
    VALUES (${id}, ${given.reference}, ${authorityId}, ${country}, ${given.instrument}, ${given.emergency}, ${given.surface},
      ${given.receivedAt}, ${given.period?.from ?? null}, ${given.period?.to ?? null}, 'received', 'pending', ${registerId},
      ${given.targets.length || null}, ${both.legal.dueAt}, ${both.house.dueAt}, ${both.legal.ruleVersion},
      ${allowedMs === null ? null : Math.round(allowedMs)}, ${given.printedDueOn}, ${given.nonDisclosure?.until ?? null},
      ${given.note}, ${now}, ${way.channel}, ${way.officerId}, ${given.offence}, ${given.offenceNote || null},
      ${clockPlace(given.instrument, house)})`;
}
