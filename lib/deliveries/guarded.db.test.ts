import { generateIdentity, identityToRecipient } from "age-encryption";
import { beforeAll, expect, test } from "vitest";
import { nameHandlers } from "#lib/requests/nameHandlers.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { outcome } from "#testing/refused.ts";
import { deliver } from "./deliver.ts";

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await openDeliveryDesk();
});

test("a production about the safety of children is delivered by those whom the house named", async () => {
  const given = await desk.produced();
  await desk.owner.query("UPDATE legal_request SET child_safety = true WHERE id = $1", [given.requestId]);
  const { analyst2, administrator } = desk.people;
  await nameHandlers(desk.ground, administrator, { seen: [], people: [analyst2.id] });
  expect(await outcome(deliver(desk.ground, desk.people.analyst, given))).toBe("forbidden");
  expect(await outcome(deliver(desk.ground, analyst2, given))).toBe("done");
  await nameHandlers(desk.ground, administrator, { seen: [analyst2.id], people: [] });
});

test("refuses where the officer changed their key while it was encrypted to the one before", async () => {
  const officerId = await desk.officer();
  const recipient = async () => identityToRecipient(await generateIdentity());
  const first = await desk.key(officerId, "age", await recipient());
  const given = await desk.produced({ officerId });
  const { database } = desk.ground;
  let transactions = 0;
  const $transaction = async (...work: Parameters<typeof database.prisma.$transaction>) => {
    transactions += 1;
    if (transactions === 2) {
      await desk.owner.query("UPDATE officer_key SET revoked_at = now() WHERE id = $1", [first]);
      await desk.key(officerId, "age", await recipient());
    }
    return database.prisma.$transaction(...work);
  };
  const prisma = Object.create(database.prisma, { $transaction: { value: $transaction } });
  const meanwhile = { ...desk.ground, database: { ...database, prisma } };
  await expect(deliver(meanwhile, desk.people.analyst, given)).rejects.toThrow("changed their key meanwhile");
});
