import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { outcome } from "#testing/refused.ts";
import { value } from "#testing/reports.ts";
import { morning } from "#testing/requests.ts";
import { november, openReports, september } from "#testing/signedReports.ts";
import { compile } from "./compile.ts";
import { figure } from "./figure.ts";
import { digestOf, reportJson } from "./json.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { propose } from "./propose.ts";
import { publications } from "./publications.ts";
import { publish } from "./publish.ts";
import { publishedFile } from "./publishedFile.ts";

let desk: Awaited<ReturnType<typeof openReports>>;
beforeAll(async () => {
  desk = await openReports();
});

describe("the database holds what was signed", () => {
  const forbidden: [string, string][] = [
    ["content", "UPDATE report SET content = '{}', digest = sha256('{}') WHERE id = $1"],
    ["the first signature", "UPDATE report SET proposed_by = 'somebody' WHERE id = $1"],
    ["both signatures by one", "UPDATE report SET countersigned_by = proposed_by WHERE id = $1"],
    [
      "the way back to a draft",
      "UPDATE report SET state = 'draft', proposed_by = NULL, proposed_at = NULL, countersigned_by = NULL, countersigned_at = NULL WHERE id = $1",
    ],
    ["the address", "UPDATE report SET slug = 'elsewhere' WHERE id = $1"],
    ["the row", "DELETE FROM report WHERE id = $1"],
    ["a file", "UPDATE report_file SET bytes = '', sha256 = sha256('') WHERE report_id = $1"],
    ["a file's place", "DELETE FROM report_file WHERE report_id = $1"],
    [
      "a file added later",
      "INSERT INTO report_file (report_id, name, bytes, sha256) VALUES ($1, 'report.csv', '', sha256(''))",
    ],
  ];
  test.each(forbidden)("even its owner cannot change %s of a publication", async (_, statement) => {
    const id = await desk.signed();
    await publish(desk.ground, desk.people.counsel, { id, changeNote: "One more edition for the test." });
    await expect(desk.owner.query(statement, [id])).rejects.toThrow(
      /refused|not changed|no way leads|publish|duplicate/,
    );
  });
  test("one person cannot sign twice, whatever the program says", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    await propose(desk.ground, desk.people.counsel, { id });
    const statement =
      "UPDATE report SET state = 'signed', countersigned_by = proposed_by, countersigned_at = now() WHERE id = $1";
    await expect(desk.owner.query(statement, [id])).rejects.toThrow("report_two_people");
  });
});

describe("what is read", () => {
  test("a figure opens to its batches and their places in the log", async () => {
    const { ground, people } = desk;
    const { id, report } = await compile(ground, people.counsel, september);
    await sequenceAll(ground);
    const opened = await figure(ground, people.auditor, { id, key: "bans.proactive" });
    expect(opened).toMatchObject({
      section: "Accounts banned",
      whole: { key: "bans.banned" },
      behind: { kind: "batches", next: null },
    });
    const items = opened.behind?.items ?? [];
    const counts = items.map((item) => ("count" in item ? item.count : 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(value(report, "bans.proactive"));
    for (const item of items) expect(item).toMatchObject({ index: expect.any(Number), entryId: expect.any(String) });
  });
  test("a figure opens to its requests, as they stood then", async () => {
    const { ground, people } = desk;
    const { id, report } = await compile(ground, people.counsel, november);
    await desk.at("produced");
    const opened = await figure(ground, people.auditor, { id, key: "requests.2026-h2.total.disclosed" });
    expect(opened.behind?.items).toHaveLength(value(report, "requests.2026-h2.total.disclosed") ?? -1);
    expect(await outcome(figure(ground, people.auditor, { id, key: "no.such" }))).toBe("not-found");
    expect(await outcome(figure(ground, people.machine, { id, key: "no.such" }))).toBe("forbidden");
  });
  test("the list goes on where its page ended", async () => {
    const { items, next } = await list(desk.ground, desk.people.auditor, { template: "india-monthly" });
    expect(items[0]?.compiledAt).toEqual(morning);
    if (next !== null)
      expect((await list(desk.ground, desk.people.auditor, { after: next })).items[0]?.id).not.toBe(items[0]?.id);
  });
  test("nothing but publications is public", async () => {
    const { id, digest } = await compile(desk.ground, desk.people.counsel, november);
    expect((await publications(desk.ground)).some((found) => found.id === id)).toBe(false);
    expect(await publishedFile(desk.ground, id, "report.json")).toBeNull();
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found.faults).toEqual([]);
    expect(found.report && digestOf(reportJson(found.report))).toBe(digest);
  });
});
