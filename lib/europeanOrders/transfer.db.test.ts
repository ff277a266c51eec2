import { generateIdentity, identityToRecipient } from "age-encryption";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { verify } from "#lib/authorities/verify.ts";
import { deliver } from "#lib/deliveries/deliver.ts";
import { linkHolder } from "#lib/deliveries/delivery.ts";
import { take } from "#lib/deliveries/take.ts";
import { destroy } from "#lib/destructions/destroy.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { openCase } from "#lib/requests/case.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { download } from "#lib/requests/download.ts";
import { enter } from "#lib/requests/enter.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { epocOf } from "#testing/europeanOrders.ts";
import { lastMail, tokenIn } from "#testing/outbox.ts";
import { basis, morning } from "#testing/requests.ts";
import { note } from "./note.ts";

let desk: DeliveryDesk;
let officerId = "";
beforeAll(async () => {
  desk = await openDeliveryDesk();
});
afterEach(() => desk.setNow(morning));

const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const officer = async (authorityId: string) => {
  if (officerId !== "") return;
  await verify(desk.ground, desk.people.analyst2, {
    ...{
      id: authorityId,
      version: 1,
      evidence: "call-back",
      registrySource: "European Judicial Atlas",
      calledAt: morning,
    },
    ...{ note: "Called back at the listed number.", number: "+49 89 5597 01", spokeWith: "The duty clerk" },
  });
  officerId = await desk.officer({ authorityId });
  await desk.key(officerId, "age", await identityToRecipient(await generateIdentity()));
};
let made = 0;
const emergency = {
  c: { kind: "emergency", justification: "Danger to the life of an abducted person.", validationFollows: true },
  i: { ...epocOf().i, signedOn: "2026-11-23" },
} as const;

/** An order of a prosecutor in Munich, collected by hand; an emergency is called back. */
const collected = async (changes: Partial<Parameters<typeof epocOf>[0]> = {}) => {
  const a = { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: `7 Js ${++made}/26` };
  const form = epocOf({ a, ...changes });
  const { id } = await enterEuropean(desk.ground, desk.people.analyst, { form, receivedAt: morning });
  const { request } = await openCase(desk.ground, desk.people.analyst, { id });
  await officer(request.authorityId);
  const { fields, targets } = await openCase(desk.ground, desk.people.analyst, { id });
  const grant = fields.filter(({ finding }) => finding === "available").map(({ key }) => key);
  const proposed = await propose(desk.ground, desk.people.analyst, { id, version: 1, grant, basis });
  const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
  const values = grant.flatMap((field) =>
    targets.map(({ id: targetId }) => ({ targetId, field, value: "2026-10-20" })),
  );
  let { version } = await enter(desk.ground, desk.people.analyst, { id, version: signed.version, values });
  if (!request.emergency) return { id, version };
  version = (
    await callBack(desk.ground, desk.people.analyst, {
      ...{
        id,
        version,
        registerSource: "European Judicial Atlas",
        number: "+49 89 5597 01",
        spokenTo: "Duty prosecutor",
      },
      ...{ outcome: "confirmed", independent: true },
    })
  ).version;
  return { id, version };
};
const produced = async (changes: Partial<Parameters<typeof epocOf>[0]> = {}) => {
  const { id } = await produce(desk.ground, desk.people.analyst, await collected(changes));
  await desk.sign();
  return id;
};
const delivered = (requestId: string) =>
  deliver(desk.ground, desk.people.analyst, {
    ...{ requestId, officerId, channel: "age", days: 20, fetchesMax: 3, seen: 0 },
  });
const said = (requestId: string, kind: Parameters<typeof note>[2]["kind"], saidAt = morning) =>
  note(desk.ground, desk.people.analyst, { requestId, kind, saidAt });
const fetched = async (requestId: string) => {
  const { text } = await lastMail(desk, requestId);
  return (await take(desk.ground, linkHolder, { token: tokenIn(text) })).outcome;
};

describe("a notification suspends the transfer of traffic data", () => {
  test("until the end of day ten", async () => {
    const id = await produced();
    await expect(delivered(id)).rejects.toThrow("Articles 8(4) and 10(2)");
    const fetch = (reason: "answer-authority" | "quality-review") =>
      download(desk.ground, desk.people.analyst, { id, reason });
    await expect(fetch("answer-authority")).rejects.toThrow("Articles 8(4) and 10(2)");
    expect((await fetch("quality-review")).bytes.length).toBeGreaterThan(0);
    desk.setNow(hours(24 * 11));
    expect(await delivered(id)).toMatchObject({ number: 1 });
  });
  test("or until the enforcing authority confirms", async () => {
    const id = await produced();
    await said(id, "not-refused");
    expect(await delivered(id)).toMatchObject({ number: 1 });
  });
  test("but not that of subscriber data", async () => {
    const id = await produced({ f: { evidence: ["registration"] } });
    expect(await delivered(id)).toMatchObject({ number: 1 });
  });
  test("and a refusal forbids it: nothing is made, nothing is given, and what waits behind a link ends", async () => {
    const waiting = await collected();
    await said(waiting.id, "refused");
    await expect(produce(desk.ground, desk.people.analyst, waiting)).rejects.toThrow("Article 12(2)");
    const id = await produced({ f: { evidence: ["registration"] } });
    await delivered(id);
    expect(await fetched(id)).toBe("served");
    await said(id, "refused");
    expect(await fetched(id)).toBe("revoked");
    await expect(
      deliver(desk.ground, desk.people.analyst, {
        ...{ requestId: id, officerId, channel: "age", days: 20, fetchesMax: 1, seen: 1 },
      }),
    ).rejects.toThrow("refused this order");
  });
});

describe("an emergency order that is not validated", () => {
  test("within 48 hours gives nothing more", async () => {
    const { id, version } = await collected(emergency);
    desk.setNow(hours(49));
    await expect(produce(desk.ground, desk.people.analyst, { id, version })).rejects.toThrow("did not come by");
    await said(id, "validated", hours(40));
    expect(await produce(desk.ground, desk.people.analyst, { id, version })).toMatchObject({ id });
  });
  test("is withdrawn", async () => {
    const { id } = await collected(emergency);
    await said(id, "not-validated");
    const { request, history } = await openCase(desk.ground, desk.people.auditor, { id });
    expect(request).toMatchObject({ state: "withdrawn", outcome: "withdrawn" });
    expect(history.some(({ action }) => action === "request.withdrawn")).toBe(true);
  });
  test("and what was made for it is destroyed at once, with a certificate", async () => {
    const id = await produced(emergency);
    await delivered(id);
    await said(id, "not-validated");
    expect(await fetched(id)).toBe("revoked");
    const kept = await desk.produced();
    await destroy(desk.ground, desk.people.operator, { kind: "productions" });
    const left = async (requestId: string) =>
      (
        await desk.owner.query(
          `SELECT (SELECT count(*)::int FROM production WHERE request_id = $1 AND sealed IS NOT NULL) AS made,
                  (SELECT count(*)::int FROM produced_value WHERE request_id = $1 AND sealed IS NOT NULL) AS collected,
                  (SELECT count(*)::int FROM delivery WHERE request_id = $1 AND sealed IS NOT NULL) AS waiting,
                  (SELECT count(*)::int FROM destruction_item WHERE request_id = $1) AS certified`,
          [requestId],
        )
      ).rows[0];
    expect(await left(id)).toMatchObject({ made: 0, collected: 0, waiting: 0, certified: 3 });
    expect(await left(kept.requestId)).toMatchObject({ made: 1, collected: 2, certified: 0 });
  });
});
