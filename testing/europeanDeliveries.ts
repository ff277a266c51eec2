import { generateIdentity, identityToRecipient } from "age-encryption";
import { verify } from "#lib/authorities/verify.ts";
import { deliver } from "#lib/deliveries/deliver.ts";
import { linkHolder } from "#lib/deliveries/delivery.ts";
import { take } from "#lib/deliveries/take.ts";
import { note } from "#lib/europeanOrders/note.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { openCase } from "#lib/requests/case.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { enter } from "#lib/requests/enter.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { epocOf } from "#testing/europeanOrders.ts";
import { lastMail, tokenIn } from "#testing/outbox.ts";
import { basis, morning } from "#testing/requests.ts";

type Changes = Partial<Parameters<typeof epocOf>[0]>;

/** An order without validation, which is to follow. */
export const emergency = {
  c: { kind: "emergency", justification: "Danger to the life of an abducted person.", validationFollows: true },
  i: { ...epocOf().i, signedOn: "2026-11-23" },
} as const;

/** So many hours after the morning. */
export const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);

/** A desk that gives to a prosecutor in Munich: their orders, as far along as a test wants them. Call it once a file, in `beforeAll`. */
export async function openEuropeanDeliveries() {
  const desk = await openDeliveryDesk();
  const officer = officerOnce(desk);
  let made = 0;
  /** An order collected by hand; an emergency is called back. */
  const collected = async (changes: Changes = {}) => {
    const a = { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: `7 Js ${++made}/26` };
    const given = { form: epocOf({ a, ...changes }), receivedAt: morning };
    const { id } = await enterEuropean(desk.ground, desk.people.analyst, given);
    const { request } = await openCase(desk.ground, desk.people.analyst, { id });
    await officer(request.authorityId);
    const { fields, targets } = await openCase(desk.ground, desk.people.analyst, { id });
    const grant = fields.filter(({ finding }) => finding === "available").map(({ key }) => key);
    const proposed = await propose(desk.ground, desk.people.analyst, { id, version: 1, grant, basis });
    const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
    const values = grant.flatMap((field) =>
      targets.map(({ id: targetId }) => ({ targetId, field, value: "2026-10-20" })),
    );
    const entered = await enter(desk.ground, desk.people.analyst, { id, version: signed.version, values });
    return request.emergency ? calledBack(desk, { id, version: entered.version }) : { id, version: entered.version };
  };
  const produced = async (changes: Changes = {}) => {
    const { id } = await produce(desk.ground, desk.people.analyst, await collected(changes));
    await desk.sign();
    return id;
  };
  const delivered = async (requestId: string, seen = 0) =>
    deliver(desk.ground, desk.people.analyst, {
      ...{ requestId, officerId: await officer(), channel: "age", days: 20, fetchesMax: 3, seen },
    });
  const said = (requestId: string, kind: Parameters<typeof note>[2]["kind"], saidAt = morning) =>
    note(desk.ground, desk.people.analyst, { requestId, kind, saidAt });
  const fetched = async (requestId: string) => {
    const { text } = await lastMail(desk, requestId);
    return (await take(desk.ground, linkHolder, { token: tokenIn(text) })).outcome;
  };
  return { ...desk, collected, made: produced, delivered, said, fetched };
}

async function calledBack(desk: DeliveryDesk, seen: { id: string; version: number }) {
  const { version } = await callBack(desk.ground, desk.people.analyst, {
    ...{ ...seen, registerSource: "European Judicial Atlas", number: "+49 89 5597 01", spokenTo: "Duty prosecutor" },
    ...{ outcome: "confirmed", independent: true },
  });
  return { id: seen.id, version };
}

/** Verifies the authority and gives it an officer with a key, once; answers the officer's id. */
function officerOnce(desk: DeliveryDesk) {
  let officerId = "";
  return async (authorityId = "") => {
    if (officerId !== "") return officerId;
    await verify(desk.ground, desk.people.analyst2, {
      ...{ id: authorityId, version: 1, evidence: "call-back", registrySource: "European Judicial Atlas" },
      ...{ calledAt: morning, note: "Called back at the listed number.", number: "+49 89 5597 01" },
      spokeWith: "The duty clerk",
    });
    officerId = await desk.officer({ authorityId });
    await desk.key(officerId, "age", await identityToRecipient(await generateIdentity()));
    return officerId;
  };
}
