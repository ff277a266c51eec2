import { beforeAll, expect, test } from "vitest";
import { countersign } from "#lib/banOrders/countersign.ts";
import { counts } from "#lib/banOrders/counts.ts";
import { list } from "#lib/banOrders/list.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { hoursOn } from "#testing/appeals.ts";
import { type OrderDesk, openOrderDesk } from "#testing/banOrders.ts";

let desk: OrderDesk;
beforeAll(async () => {
  desk = await openOrderDesk();
});

const as = (name: keyof OrderDesk["people"]) => desk.people[name];

test("orders are counted by month and country, and listed page by page", async () => {
  const restoring = await desk.order({ ban: `platform:${await desk.ban("spam")}` });
  await propose(desk.ground, as("analyst"), { id: restoring, version: 1, outcome: "complied" });
  for (let at = 0; at < 55; at += 1)
    await desk.order({ country: "KE", instrument: "other", receivedAt: hoursOn(-5000 - at) });
  const first = await list(desk.ground, as("auditor"), { country: "KE" });
  const second = await list(desk.ground, as("auditor"), { country: "KE", after: first.next ?? "" });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null]);
  const lines = await counts(desk.ground, as("auditor"), { from: "2026-01-01", to: "2027-01-01" });
  expect(lines.filter(({ country }) => country === "KE").reduce((sum, { received }) => sum + received, 0)).toBe(55);
  expect(lines.find(({ instrument, asks }) => instrument === "IN-GAC" && asks === "restore")?.complied).toBeGreaterThan(
    0,
  );
});

test("the database lets no account be closed by one person, whoever writes, and what was settled stands", async () => {
  const raw = (sql: string, ...values: unknown[]) => desk.ground.database.pool.query(sql, values);
  const alone =
    "UPDATE ban_order SET state = 'settled', outcome = 'complied', proposed_by = 'a', proposed_at = now(), settled_at = now()";
  const id = await desk.order({ asks: "ban" });
  await expect(raw(`${alone} WHERE id = $1`, id)).rejects.toThrow("ban_order_by_two");
  const unproposed = "only what was proposed is countersigned";
  await expect(raw(`${alone}, countersigned_by = 'b' WHERE id = $1`, id)).rejects.toThrow(unproposed);
  const { id: waits } = await desk.proposed();
  const signed = "UPDATE ban_order SET state = 'settled', settled_at = now()";
  await expect(raw(`${signed}, countersigned_by = proposed_by WHERE id = $1`, waits)).rejects.toThrow(
    "ban_order_two_people",
  );
  await expect(raw(`${signed}, countersigned_by = 'b', proposed_by = 'a' WHERE id = $1`, waits)).rejects.toThrow(
    unproposed,
  );
  await expect(raw("UPDATE ban_order SET ban_reason = 'spam' WHERE id = $1", id)).rejects.toThrow("permission denied");
  const { id: settled, version } = await desk.proposed();
  await countersign(desk.ground, as("counsel"), { id: settled, version });
  await expect(raw("UPDATE ban_order SET outcome = 'partly', reason = 'other' WHERE id = $1", settled)).rejects.toThrow(
    "what was settled stands",
  );
});
