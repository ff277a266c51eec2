import { expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { testDatabase } from "#testing/database.ts";
import { banLines, figuresAt, grievanceLines } from "#testing/replays/india.ts";
import { compile } from "./compile.ts";
import { pack } from "./pack.ts";
import { figuresOf } from "./report.ts";
import { verify } from "./verify.ts";

async function* bytes(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(line);
}

test("September 2023 at 1:100: the report says exactly the published figures, scaled", async () => {
  const { ground, people } = await testDatabase();
  const figures = figuresAt(0.01);
  await importBans(ground, people.operator, { source: "platform", input: bytes(banLines(0.01)) });
  await importGrievances(ground, people.operator, { source: "desk", input: bytes(grievanceLines(0.01)) });
  const { id, report } = await compile(ground, people.operator, {
    template: "india-monthly",
    from: "2023-09-01",
    to: "2023-09-30",
  });
  const value = (key: string) => figuresOf(report).find((figure) => figure.key === key)?.value;
  expect(value("bans.banned")).toBe(figures.banned);
  expect(value("bans.proactive")).toBe(figures.proactive);
  expect(value("grievances.total.received")).toBe(figures.received);
  expect(value("grievances.total.actioned")).toBe(figures.actioned);
  for (const [category, count] of Object.entries(figures.grievances)) {
    expect(value(`grievances.${category}.received`)).toBe(count);
  }
  // Day by day the month adds up to itself.
  const days = report.sections.find((section) => section.key === "days")?.rows ?? [];
  expect(days.reduce((sum, row) => sum + (row.figures[0]?.value ?? 0), 0)).toBe(figures.banned);
  await sequenceAll(ground);
  const folder = new Map<string, Uint8Array>();
  for await (const file of pack(ground, people.auditor, id)) folder.set(file.name, file.bytes);
  const verdict = verify({ names: () => [...folder.keys()], read: (name) => folder.get(name) ?? null });
  expect(verdict).toMatchObject({ holds: true, figures: figuresOf(report).length });
});
