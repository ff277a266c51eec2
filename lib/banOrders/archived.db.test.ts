import { beforeAll, expect, test } from "vitest";
import { make } from "#lib/archives/make.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { one } from "#lib/banOrders/one.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { hoursOn } from "#testing/appeals.ts";
import { spareFolder } from "#testing/archives.ts";
import { type OrderDesk, openOrderDesk } from "#testing/banOrders.ts";

let desk: OrderDesk;
let ban: string;
let appealed: string;
const spare = spareFolder();

beforeAll(async () => {
  desk = await openOrderDesk();
  ban = await desk.ban("hate", { occurred_at: "2023-09-09T13:14:15Z" });
  appealed = await desk.ban("spam", { occurred_at: "2023-09-10T13:14:15Z" });
  await desk.appeal(appealed);
  await sequenceAll(desk.ground);
  desk.setNow(hoursOn(2));
  await make(desk.ground, operator, { month: "2023-09", folder: spare("2023-09") });
});

test("an order about a ban in the archive is recorded under its own id, and under its address once an appeal or an order has named it", async () => {
  const address = `/bans/${banKey("platform", ban)}`;
  await expect(desk.order({ ban: address })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(
      /^The ban is in the archive of 2023-09, .* as platform:id\. Nothing was recorded\.$/,
    ),
  });
  for (const reference of [`platform:${ban}`, address]) {
    const id = await desk.order({ ban: reference });
    const order = await one(desk.ground, desk.people.auditor, { id });
    expect(order).toMatchObject({ banName: `platform:${ban}`, banReason: "hate" });
  }
  const { banName } = await one(desk.ground, desk.people.auditor, {
    id: await desk.order({ ban: banKey("platform", appealed) }),
  });
  expect(banName).toBe(`platform:${appealed}`);
});
