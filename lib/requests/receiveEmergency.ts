import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { seal } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { authorityFor } from "./authorityFor.ts";
import { enteredShape } from "./create.ts";
import { attestation, dangers, emergencyFields, isEmergencyLane } from "./emergency.ts";
import { receive } from "./receive.ts";
import { registerAt } from "./register.ts";

/** What whoever asks says of the danger. `attested` is given, or nothing is taken in. */
export const emergencyShape = {
  danger: z.enum(dangers, "Choose which danger"),
  facts: z.string().trim().min(20, "Say in a sentence or two who is in danger, of what, and why now").max(4000),
  attestedBy: z.string().trim().min(2, "Who attested it, with rank or office").max(300),
  attested: z.literal(true, "Without the attestation it is no emergency: record it as an ordinary request"),
  /** The legal process came along, so that none is owed afterwards. */
  processCame: z.boolean().default(false),
};
const emergencyStatement = z.object(emergencyShape);
export type EmergencyStatement = z.output<typeof emergencyStatement>;

/** An emergency asks for the least: the present state of an account, where people write to each other. */
const {
  emergency: _emergency,
  period: _period,
  printedDueOn: _printed,
  nonDisclosure: _silence,
  surface: _surface,
  ...asked
} = enteredShape;

/**
 * Takes an emergency in: the least of fields, the danger, the attestation in its exact words. Everybody who may decide is told at once.
 * Nothing is released before a call-back to a number from an independent register.
 */
export const receiveEmergency = operation({
  name: "requests.receiveEmergency",
  permission: "requests:create",
  input: z.object({ ...asked, ...emergencyShape }),
  async run(receiving, { authority: asker, danger, facts, attestedBy, attested, processCame, ...given }) {
    const { tx, actor, now, ground } = receiving;
    const demand = {
      ...given,
      surface: "private",
      emergency: true,
      period: null,
      printedDueOn: null,
      nonDisclosure: null,
    } as const;
    const authority = await authorityFor(tx, asker, now);
    await assertLeast(tx, { ...demand, country: authority.country });
    const { id, audit } = await receive(receiving, demand, authority, { channel: "staff", officerId: null });
    const statement = { danger, facts, attestedBy, attested, processCame };
    const entry = await keepEmergency(tx, ground.keys, actor, now, id, statement);
    return { result: { id }, audit: [...audit, entry] };
  },
});

type Least = {
  instrument: string;
  fields: readonly string[];
  targets: readonly unknown[];
  receivedAt: Date;
  country: string;
};

/** @throws Refusal `invalid` where more is asked for than ends the danger, or under an instrument of another lane */
export async function assertLeast(tx: Tx, given: Least): Promise<void> {
  const law = instrument(given.instrument);
  const wrong = (field: string, sentence: string) =>
    new Refusal("invalid", `${sentence} Nothing was saved.`, { [field]: sentence });
  if (law === undefined || !isEmergencyLane(law, dayOf(given.receivedAt, legalZone(given.country))))
    throw wrong("instrument", "This instrument is not one of the emergency lane: record it as an ordinary request.");
  if (given.targets.length === 0) throw wrong("targets", "Name the account: without one nobody can be found.");
  const least = emergencyFields(await registerAt(tx, given.receivedAt), law);
  const more = given.fields.find((key) => !least.includes(key));
  if (more === undefined) return;
  throw wrong(
    "fields",
    `In an emergency only what is held and reached is asked for, and “${more}” is not: the process that follows can ask for more.`,
  );
}

/** Keeps the statement of an emergency, sealed, with the attestation as it was read; tells the desk. Answers its entry. */
export async function keepEmergency(
  tx: Tx,
  keys: Keyring,
  actor: Actor,
  now: Date,
  id: string,
  { danger, facts, attestedBy, processCame }: EmergencyStatement,
): Promise<AuditEntry> {
  const sealed = seal(keys, JSON.stringify({ facts, attestedBy }), `emergency:${id}`);
  await tx.sql`
    INSERT INTO emergency (request_id, danger, sealed, key_id, attestation, attested_at, process_came, recorded_by, recorded_at)
    VALUES (${id}, ${danger}, ${sealed.bytes}, ${sealed.keyId}, ${attestation}, ${now}, ${processCame}, ${actor.id}, ${now})`;
  const desk = await tx.sql<{
    id: string;
  }>`SELECT id FROM person WHERE role IN ('analyst', 'counsel') AND disabled_at IS NULL`;
  await tell(
    tx,
    now,
    desk.map((one) => one.id).filter((one) => one !== actor.id),
    { kind: "emergency-received", requestId: id },
  );
  return { action: "request.attested", subject: `request:${id}`, data: { danger, processCame } };
}
