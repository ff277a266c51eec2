import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canBeServed, instrument, surfaces } from "#lib/law/instrument.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { authorityFor } from "./authorityFor.ts";
import { clocks, governing } from "./clocks.ts";
import { findings } from "./findings.ts";
import { addNonDisclosure, nonDisclosureInput } from "./nonDisclosure.ts";
import { registerAt } from "./register.ts";
import { addTargets, targetInput } from "./targets.ts";

const day = z.iso.date().refine((text) => text >= "1900", "A day of this or the last century, such as 2026-03-09");
/** What reached the staff before is a past request, and imported. */
const receivedFrom = new Date("2000-01-01T00:00:00Z");

/** Names and references are read beside each other: signs that turn the writing round would let one pass for another. */
const line = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters");

const input = z.object({
  authority: z.union([
    z.object({ id: z.uuid() }),
    z.object({
      name: line.min(1, "Name the authority").max(300),
      country: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{2}$/, "Two letters, such as DE"),
    }),
  ]),
  instrument: z.string().max(63),
  surface: z.enum(surfaces).default("private"),
  emergency: z.boolean().default(false),
  reference: line.min(1, "The authority's own reference").max(200),
  receivedAt: z.coerce.date(),
  targets: z.array(targetInput).max(1000).default([]),
  fields: z.array(z.string().max(63)).min(1, "Say which fields are asked for").max(200),
  period: z.object({ from: day, to: day }).nullable().default(null),
  printedDueOn: day.nullable().default(null),
  nonDisclosure: nonDisclosureInput.nullable().default(null),
  note: z.string().trim().max(4000).nullable().default(null),
});
type Given = z.output<typeof input>;

/**
 * Enters a request that reached the staff: the gate judges each asked field, both clocks are computed from receipt, and targets are
 * sealed with a keyed index. The authority is known by id, or by name and country, and then recorded as not verified if it is new.
 * Answers the request's id.
 */
export const create = operation({
  name: "requests.create",
  permission: "requests:create",
  input,
  async run({ tx, actor, now, ground }, given) {
    assertAcceptable(given, now);
    const register = await registerAt(tx, given.receivedAt);
    assertFieldsKnown(given.fields, new Set(register.fields.map((field) => field.key)));
    const authority = await authorityFor(tx, given.authority, now);
    await assertNew(tx, authority.id, given.reference);
    const id = newId();
    const { country } = authority;
    await insertRequest(tx, { id, given, country, authorityId: authority.id, registerId: register.id, now });
    await addTargets(
      tx,
      ground.keys,
      given.targets.map((target, position) => ({ ...target, requestId: id, position })),
    );
    const asked = { ...given, country, periodFrom: given.period?.from ?? null, periodTo: given.period?.to ?? null };
    const found = findings(asked, {
      register,
      verified: authority.verified,
      targets: given.targets.length || 1,
      asked: given.fields,
    });
    await tx.sql`
      INSERT INTO request_field (request_id, field_key, position, finding, reason)
      SELECT ${id}, key, place - 1, finding, reason
        FROM unnest(${found.map((one) => one.key)}::text[], ${found.map((one) => one.finding)}::text[], ${found.map((one) => one.reason)}::text[])
        WITH ORDINALITY AS given (key, finding, reason, place)`;
    const entries: AuditEntry[] = [];
    if (authority.isNew)
      entries.push({ action: "authority.recorded", subject: `authority:${authority.id}`, data: { country } });
    if (given.nonDisclosure !== null) entries.push(await addNonDisclosure(tx, actor, now, id, given.nonDisclosure));
    const data = {
      country,
      instrument: given.instrument,
      surface: given.surface,
      emergency: given.emergency,
      receivedAt: given.receivedAt.toISOString(),
      accounts: given.targets.length || null,
      fields: found.map((one) => one.key),
      registerVersion: register.number,
    };
    return { result: { id }, audit: [{ action: "request.received", subject: `request:${id}`, data }, ...entries] };
  },
});

function assertAcceptable(given: Given, now: Date): void {
  const one = instrument(given.instrument);
  if (one === undefined) throw wrong("instrument", `The instrument “${given.instrument}” is not known.`);
  if (!canBeServed(one)) throw wrong("instrument", `${one.name} cannot be served on a service as a request.`);
  if (one.nationalSecurity) {
    throw wrong("instrument", `${one.name} belongs in a compartment of its own, which this desk does not have yet.`);
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

type NewRequest = { id: string; given: Given; country: string; authorityId: string; registerId: string; now: Date };

async function insertRequest(tx: Tx, { id, given, country, authorityId, registerId, now }: NewRequest): Promise<void> {
  const both = await clocks({ ...given, country }, []);
  const { allowedMs } = governing(both);
  await tx.sql`
    INSERT INTO legal_request (id, reference, authority_id, country, instrument, emergency, surface, received_at, period_from, period_to,
      state, outcome, register_version_id, accounts, legal_due_at, house_due_at, clock_rule, clock_allowed_ms, printed_due_on,
      non_disclosure_until, note, created_at)
    VALUES (${id}, ${given.reference}, ${authorityId}, ${country}, ${given.instrument}, ${given.emergency}, ${given.surface},
      ${given.receivedAt}, ${given.period?.from ?? null}, ${given.period?.to ?? null}, 'received', 'pending', ${registerId},
      ${given.targets.length || null}, ${both.legal.dueAt}, ${both.house.dueAt}, ${both.legal.ruleVersion},
      ${allowedMs === null ? null : Math.round(allowedMs)}, ${given.printedDueOn}, ${given.nonDisclosure?.until ?? null},
      ${given.note}, ${now})`;
}
