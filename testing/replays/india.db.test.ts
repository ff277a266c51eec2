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

/** `REPLAY_SCALE=1` takes the month as large as it was: 7,111,000 bans, in some minutes. */
const scale = Number(process.env.REPLAY_SCALE ?? "0.01");

test("the month at its scale counts what its scaled figures say", { timeout: 900_000 }, async () => {
  const { ground, people } = await testDatabase();
  const figures = figuresAt(scale);
  const source = "platform";
  const done = await importBans(ground, people.operator, { source, input: bytes(banLines(scale)) });
  expect(done).toMatchObject({ read: figures.banned, imported: figures.banned, duplicate: 0, rejected: 0 });
  const span = { from: "2023-09-01", to: "2023-10-01", country: "IN" };
  const rows = await month(ground, people.analyst, span);
  const sum = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((all, row) => all + row.count, 0);
  expect(sum((row) => row.action === "ban")).toBe(Math.round(7_111_000 * scale));
  expect(sum((row) => row.action === "ban" && !row.reportedBefore)).toBe(Math.round(2_571_000 * scale));
  expect((await recount(ground, people.auditor, { roots: true })).disagreements).toEqual([]);
  await importGrievances(ground, people.operator, { source, input: bytes(grievanceLines(scale)) });
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
