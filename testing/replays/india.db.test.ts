import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { month } from "#lib/bans/month.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { month as grievanceMonth } from "#lib/grievances/month.ts";
import { testDatabase } from "#testing/database.ts";
import { banLines, figuresAt, grievanceLines, orderLines, published } from "#testing/replays/india.ts";
import { shared } from "#testing/shared.ts";

async function* bytes(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(line);
}

test("the month at 1:100 counts what its scaled figures say", async () => {
  const { ground, people } = await testDatabase();
  const figures = figuresAt(0.01);
  const source = "platform";
  const done = await importBans(ground, people.operator, { source, input: bytes(banLines(0.01)) });
  expect(done).toMatchObject({ read: figures.banned, imported: figures.banned, duplicate: 0, rejected: 0 });
  const span = { from: "2023-09-01", to: "2023-10-01", country: "IN" };
  const rows = await month(ground, people.analyst, span);
  const sum = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((all, row) => all + row.count, 0);
  expect(sum((row) => row.action === "ban")).toBe(71_110);
  expect(sum((row) => row.action === "ban" && !row.reportedBefore)).toBe(25_710);
  expect((await recount(ground, people.auditor, { roots: true })).disagreements).toEqual([]);
  await importGrievances(ground, people.operator, { source, input: bytes(grievanceLines(0.01)) });
  const grievances = await grievanceMonth(ground, people.analyst, span);
  for (const [category, count] of Object.entries(figures.grievances)) {
    const found = grievances.filter((row) => row.category === category).reduce((all, row) => all + row.count, 0);
    expect([category, found]).toEqual([category, count]);
  }
  const actioned = grievances.filter((row) => row.action !== "none").reduce((all, row) => all + row.count, 0);
  expect(actioned).toBe(figures.actioned);
  expect([...orderLines()]).toHaveLength(7);
});

test("scaled figures add up at every scale", () => {
  for (const scale of [1, 0.5, 0.1, 0.01, 0.003]) {
    const { grievances, received, banned, proactive } = figuresAt(scale);
    expect(Object.values(grievances).reduce((all, one) => all + one, 0)).toBe(received);
    expect(proactive).toBeLessThan(banned);
  }
  expect(figuresAt(1)).toMatchObject({
    banned: 7_111_000,
    proactive: 2_571_000,
    received: 10_442,
    actioned: 85,
    orders: 6,
  });
});

const path = shared("data/whatsapp-india-monthly.csv");
describe.skipIf(path === null)("against the published table (needs ../shared)", () => {
  test("the constants are its row of September 2023", () => {
    const row = readFileSync(path ?? "", "utf8")
      .split("\n")
      .find((line) => line.startsWith("2023-09,"))
      ?.split(",")
      .slice(1, 12)
      .map(Number);
    const { banned, proactive, grievances, actioned, ordersReceived, ordersComplied } = published;
    const received = Object.values(grievances).reduce((all, one) => all + one, 0);
    expect(row).toEqual([
      banned,
      proactive,
      received,
      actioned,
      ...Object.values(grievances),
      ordersReceived,
      ordersComplied,
    ]);
  });
});
