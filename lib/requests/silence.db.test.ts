import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { gag } from "./gag.ts";
import { nonDisclosures } from "./nonDisclosures.ts";
import { notify } from "./notify.ts";
import { settleUngag } from "./settleUngag.ts";
import { ungag } from "./ungag.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const order = {
  issuer: "Superior Court of Santa Clara County",
  basis: "18 USC 2705(b)",
  until: days(90),
  reference: "24-CR-118",
};
const lifting = { endsAt: days(10), issuer: "Ninth Circuit", reference: "26-5012" };

const silent = async () => {
  const { id, version } = await desk.at("produced", { nonDisclosure: order });
  const { orders } = await nonDisclosures(desk.ground, desk.people.auditor, { id });
  return { id, version, orderId: orders[0]?.id ?? "" };
};
const proposed = async () => {
  const seen = await silent();
  const { id: endId } = await ungag(desk.ground, desk.people.counsel, {
    id: seen.id,
    orderId: seen.orderId,
    ...lifting,
  });
  return { ...seen, endId };
};
const settle = (
  name: "counsel" | "counsel2" | "analyst",
  endId: string,
  answer: "countersign" | "decline" = "countersign",
) => settleUngag(desk.ground, desk.people[name], { endId, answer });

test("each extension has its own document reference and says which order it extends", async () => {
  const { id, version, orderId } = await silent();
  await gag(desk.ground, desk.people.counsel, {
    id,
    version,
    ...order,
    until: days(180),
    reference: "24-CR-118-X1",
    extendsId: orderId,
  });
  const { orders } = await nonDisclosures(desk.ground, desk.people.auditor, { id });
  expect(orders).toMatchObject([
    { reference: "24-CR-118", extendsId: null },
    { reference: "24-CR-118-X1", extendsId: orderId, bindsUntil: days(180) },
  ]);
  const foreign = gag(desk.ground, desk.people.counsel, {
    id,
    version: version + 1,
    ...order,
    extendsId: desk.authorityId,
  });
  await expect(foreign).rejects.toThrow("of another request");
});

describe("requests.ungag", () => {
  test("does it", async () => {
    const { id } = await proposed();
    // One signature ends nothing.
    expect((await openCase(desk.ground, desk.people.auditor, { id })).nonDisclosureUntil).toEqual(days(90));
  });
  test("refuses without permission", async () => {
    const { id, orderId } = await silent();
    await expect(ungag(desk.ground, desk.people.analyst, { id, orderId, ...lifting })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, orderId } = await silent();
    const attempt = (changes: object) =>
      ungag(desk.ground, desk.people.counsel, { id, orderId, ...lifting, ...changes });
    await expect(attempt({ endsAt: days(-1) })).rejects.toThrow("between now and the end");
    await expect(attempt({ endsAt: days(91) })).rejects.toThrow("between now and the end");
    await expect(attempt({ orderId: desk.authorityId })).rejects.toThrow("no such order");
    desk.setNow(days(90));
    await expect(attempt({ endsAt: days(91) })).rejects.toThrow("has ended already");
    desk.setNow(morning);
  });
  test("two at once, one wins", async () => {
    const { id, orderId } = await silent();
    const call = () => ungag(desk.ground, desk.people.counsel, { id, orderId, ...lifting });
    expect((await race([call, call])).won).toBe(1);
  });
});

describe("requests.settleUngag", () => {
  test("does it", async () => {
    const { id, version, endId } = await proposed();
    await settle("counsel2", endId);
    expect((await openCase(desk.ground, desk.people.auditor, { id })).nonDisclosureUntil).toEqual(days(10));
    await expect(notify(desk.ground, desk.people.analyst, { id, version: version + 1 })).rejects.toThrow(
      "binds until 2026-12-03",
    );
    desk.setNow(days(10));
    await notify(desk.ground, desk.people.analyst, { id, version: version + 1 });
    desk.setNow(morning);
  });
  test("ends its own order only: another that runs longer still binds", async () => {
    const { id, version, endId } = await proposed();
    await gag(desk.ground, desk.people.counsel, { id, version, ...order, until: days(200), reference: "another" });
    await settle("counsel2", endId);
    expect((await openCase(desk.ground, desk.people.auditor, { id })).nonDisclosureUntil).toEqual(days(200));
    const told = desk.owner.query("UPDATE legal_request SET notified_at = $2 WHERE id = $1", [id, days(20)]);
    await expect(told).rejects.toThrow("non-disclosure binds");
  });
  test("refuses without permission", async () => {
    const { endId } = await proposed();
    await expect(settle("analyst", endId)).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { endId } = await proposed();
    await expect(settle("counsel", endId)).rejects.toThrow("their own proposal");
    const alone = desk.owner.query(
      "UPDATE non_disclosure_end SET countersigned_by = proposed_by, countersigned_at = now() WHERE id = $1",
      [endId],
    );
    await expect(alone).rejects.toThrow("silence_ends_by_two");
    await settle("counsel", endId, "decline");
    await expect(settle("counsel2", endId)).rejects.toThrow("settled before");
    const again = desk.owner.query(
      "UPDATE non_disclosure_end SET countersigned_by = 'x', countersigned_at = now() WHERE id = $1",
      [endId],
    );
    await expect(again).rejects.toThrow("not changed");
  });
  test("two at once, one wins", async () => {
    const { endId } = await proposed();
    const call = () => settle("counsel2", endId);
    expect((await race([call, call])).won).toBe(1);
  });
});
