import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { instrument } from "#lib/law/instrument.ts";
import { found } from "#lib/register/found.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { githubRequests, publishedLines } from "#testing/replays/github.ts";
import { banLines, figuresAt, grievanceLines, orderLines } from "#testing/replays/india.ts";
import { shared } from "#testing/shared.ts";
import { compile } from "./compile.ts";
import { figure } from "./figure.ts";
import { pack } from "./pack.ts";
import { figuresOf, type Report } from "./report.ts";
import { type Verdict, verify } from "./verify.ts";

async function* bytes(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(line);
}

const valueIn = (report: Report) => {
  const values = new Map(figuresOf(report).map((figure) => [figure.key, figure.value]));
  return (key: string) => values.get(key);
};

async function verified({ ground, people }: TestDatabase, id: string): Promise<Verdict> {
  await sequenceAll(ground);
  const folder = new Map<string, Uint8Array>();
  for await (const file of pack(ground, people.auditor, id)) folder.set(file.name, file.bytes);
  return verify({ names: () => [...folder.keys()], read: (name) => folder.get(name) ?? null });
}

test("India, September 2023 at 1:100: the report says exactly the published figures, scaled", async () => {
  const database = await testDatabase();
  const { ground, people } = database;
  const figures = figuresAt(0.01);
  await found(ground, people.operator, { preset: "standard" });
  await importBans(ground, people.operator, { source: "platform", input: bytes(banLines(0.01)) });
  await importGrievances(ground, people.operator, { source: "desk", input: bytes(grievanceLines(0.01)) });
  await importRequests(ground, people.operator, { source: "desk", input: bytes(orderLines()) });
  const period = { from: "2023-09-01", to: "2023-09-30" };
  const { id, report } = await compile(ground, people.operator, { template: "india-monthly", ...period });
  const value = valueIn(report);
  expect(value("bans.banned")).toBe(figures.banned);
  expect(value("bans.proactive")).toBe(figures.proactive);
  expect(value("grievances.total.received")).toBe(figures.received);
  expect(value("grievances.total.actioned")).toBe(figures.actioned);
  expect([value("committee.received"), value("committee.complied")]).toEqual([6, 6]);
  for (const [category, count] of Object.entries(figures.grievances)) {
    expect(value(`grievances.${category}.received`)).toBe(count);
  }
  // Day by day the month adds up to itself.
  const days = report.sections.find((section) => section.key === "days")?.rows ?? [];
  expect(days.reduce((sum, row) => sum + (row.figures[0]?.value ?? 0), 0)).toBe(figures.banned);
  expect(await verified(database, id)).toMatchObject({ holds: true, figures: figuresOf(report).length });
});

const folder = shared("data/github-transparency");

describe.skipIf(folder === null)("a company's legal requests of 2021 to 2025 (needs ../shared)", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const { ground, people } = database;
    await found(ground, people.operator, { preset: "standard" });
    await importRequests(ground, people.operator, { source: "github", input: bytes([githubRequests(folder ?? "")]) });
  });

  test("the report says received and disclosed as they were published, a year and type, and verifies", async () => {
    const { ground, people } = database;
    const period = { from: "2020-01-01", to: "2025-12-31" };
    const { id, report } = await compile(ground, people.operator, { template: "global", ...period });
    const value = valueIn(report);
    const lines = publishedLines(folder ?? "");
    expect(lines.length).toBeGreaterThan(20);
    for (const { year, instrument: rule, received, disclosed } of lines) {
      const key = `requests.${year}.${instrument(rule)?.processType}`;
      expect([key, value(`${key}.received`), value(`${key}.disclosed`)]).toEqual([key, received, disclosed]);
    }
    // The published table contradicts itself three times in 2021; the report keeps both numbers and says so.
    const said = report.contradictions.map(({ figure: key }) => key).filter((key) => !key.includes("total"));
    expect(said.sort()).toEqual(
      ["court-order", "subpoena", "warrant"].map((line) => `requests.2021.${line}.disclosed`),
    );
    // 2020 has no line in the published table: blank, not nought.
    expect(value("requests.2020.total.received")).toBeNull();
    expect(await verified(database, id)).toMatchObject({ holds: true });
    const opened = await figure(ground, people.auditor, { id, key: "requests.2021.warrant.disclosed" });
    expect(opened.behind).toMatchObject({ kind: "requests", next: expect.any(String) });
    const rest = await figure(ground, people.auditor, {
      ...{ id, key: "requests.2021.warrant.disclosed" },
      after: opened.behind?.next ?? "",
    });
    expect([...(opened.behind?.items ?? []), ...(rest.behind?.items ?? [])]).toHaveLength(64);
  });

  test("one country, one year: only its batches' rows are carried in clear", async () => {
    const { ground, people } = database;
    const given = { template: "global", from: "2025-01-01", to: "2025-12-31", country: "IN" } as const;
    const { id, report } = await compile(ground, people.operator, given);
    expect(valueIn(report)("requests.2025.cross-border.received")).toBe(33);
    expect(await verified(database, id)).toMatchObject({ holds: true });
    for await (const { name, bytes: content } of pack(ground, people.auditor, id)) {
      if (!name.endsWith(".rows")) continue;
      for (const line of Buffer.from(content).toString().trim().split("\n")) {
        if (line.startsWith("{")) expect(line).toContain('"country":"IN"');
      }
    }
  });
});
