import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { banLines, pieces } from "#testing/bans.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { figure } from "./figure.ts";
import { digestOf, readReport } from "./json.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { propose } from "./propose.ts";
import { publications } from "./publications.ts";
import { publish } from "./publish.ts";
import { published } from "./published.ts";
import { publishedFile } from "./publishedFile.ts";
import { figuresOf, type Report } from "./report.ts";
import { withdraw } from "./withdraw.ts";

const september = { template: "india-monthly", from: "2023-09-01", to: "2023-09-30" } as const;
const november = { template: "global", from: "2026-07-01", to: "2026-12-31" } as const;
const reason = "Compiled before the last batch of the month had arrived.";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { ground, people } = desk;
  await importBans(ground, people.operator, { source: "platform", input: banLines(0, 3_000, 3_000) });
  const grievances = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({
      id: `g-${at}`,
      category: at % 4 === 0 ? "safety" : "ban-appeal",
      country: "IN",
      received_at: `2023-09-${String((at % 28) + 1).padStart(2, "0")}T08:00:00Z`,
      action: at % 10 === 0 ? "restored" : "none",
    }),
  ).join("\n");
  await importGrievances(ground, people.operator, { source: "desk", input: pieces(grievances) });
  await desk.at("produced");
  await desk.at("decided");
  await desk.at("received", { fields: ["message-content", "account-created"] });
});

const value = (report: Report, key: string) => figuresOf(report).find((found) => found.key === key)?.value;

async function signed(): Promise<string> {
  const { id } = await compile(desk.ground, desk.people.counsel, september);
  await propose(desk.ground, desk.people.counsel, { id });
  await countersign(desk.ground, desk.people.counsel2, { id });
  return id;
}

describe("reports.compile", () => {
  test("does it", async () => {
    const { report, digest, id } = await compile(desk.ground, desk.people.counsel, september);
    const sums = await desk.owner.query(
      "SELECT count(*)::int AS banned, (count(*) FILTER (WHERE NOT reported_before))::int AS proactive FROM ban WHERE country = 'IN' AND action = 'ban'",
    );
    expect(value(report, "bans.banned")).toBe(sums.rows[0].banned);
    expect(value(report, "bans.proactive")).toBe(sums.rows[0].proactive);
    expect(value(report, "grievances.total.received")).toBe(40);
    expect(value(report, "grievances.total.actioned")).toBe(4);
    expect(value(report, "grievances.product-support.received")).toBe(0);
    // No order of the committee is on record: that is not known, and not nought.
    expect(value(report, "committee.received")).toBeNull();
    const again = await compile(desk.ground, desk.people.counsel, september);
    expect([again.digest, again.id === id]).toEqual([digest, false]);
  });
  test("counts requests decided here as their entries say", async () => {
    const { report } = await compile(desk.ground, desk.people.operator, november);
    expect(value(report, "requests.2026-h2.subpoena.received")).toBe(4);
    expect(value(report, "requests.2026-h2.subpoena.disclosed")).toBe(2);
    expect(value(report, "requests.2026-h2.subpoena.accounts")).toBe(4);
    expect(value(report, "content.2026-h2.received")).toBe(4);
    expect(value(report, "notices.2026-h2")).toBe(0);
  });
  test("refuses without permission", async () => {
    for (const person of [desk.people.analyst, desk.people.auditor]) {
      expect(await outcome(compile(desk.ground, person, september))).toBe("forbidden");
    }
  });
  test("refuses the wrong state", async () => {
    const { ground, people } = desk;
    const wrong = [
      { ...september, to: "2023-08-01" },
      { ...september, from: "2023-02-30" },
      { ...september, country: "DE" },
      { ...november, from: "1990-01-01" },
    ];
    for (const given of wrong) expect(await outcome(compile(ground, people.counsel, given))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    // Nothing to win: each is a draft of its own, and both say the same.
    const both = await Promise.all([1, 2].map(() => compile(desk.ground, desk.people.counsel, september)));
    expect(both[0]?.digest).toBe(both[1]?.digest);
    expect(both[0]?.id).not.toBe(both[1]?.id);
  });
});

describe("reports.propose", () => {
  test("does it", async () => {
    const { id, digest } = await compile(desk.ground, desk.people.counsel, september);
    await propose(desk.ground, desk.people.counsel, { id });
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found.row).toMatchObject({ state: "proposed", proposedBy: desk.people.counsel.id, digest });
    expect(found.entries.map((entry) => entry.action)).toEqual(["report.compiled", "report.proposed"]);
    expect(found.names[desk.people.counsel.id]).toBe("counsel");
  });
  test("refuses without permission", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    expect(await outcome(propose(desk.ground, desk.people.analyst, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(propose(desk.ground, desk.people.counsel, { id: await signed() }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    expect(await outcomes(propose(ground, people.counsel, { id }), propose(ground, people.counsel2, { id }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("reports.countersign", () => {
  test("does it", async () => {
    const found = await one(desk.ground, desk.people.auditor, { id: await signed() });
    expect(found.row).toMatchObject({ state: "signed", countersignedBy: desk.people.counsel2.id });
  });
  test("refuses without permission", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    await propose(desk.ground, desk.people.counsel, { id });
    expect(await outcome(countersign(desk.ground, desk.people.operator, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    expect(await outcome(countersign(ground, people.counsel2, { id }))).toBe("conflict");
    await propose(ground, people.counsel, { id });
    expect(await outcome(countersign(ground, people.counsel, { id }))).toBe("forbidden");
  });
  test("two at once, one wins", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    await propose(ground, people.counsel, { id });
    const twice = [1, 2].map(() => countersign(ground, people.counsel2, { id }));
    expect(await outcomes(...twice)).toEqual(["conflict", "done"]);
  });
});

describe("reports.publish", () => {
  test("does it", async () => {
    const { ground, people } = desk;
    const first = await publish(ground, people.counsel, { id: await signed() });
    expect(first).toMatchObject({ slug: "india-monthly-2023-09", edition: 1 });
    const again = await signed();
    expect(await outcome(publish(ground, people.counsel, { id: again }))).toBe("invalid");
    const second = await publish(ground, people.counsel, {
      id: again,
      changeNote: "A late batch of grievances was added.",
    });
    expect(second.edition).toBe(2);
    const found = await published(ground, first.slug);
    expect(found).toMatchObject({
      publication: { edition: 2, changeNote: "A late batch of grievances was added." },
      editions: [2, 1],
    });
    expect((await published(ground, first.slug, 1))?.publication.id).toBe(first.id);
    const json = await publishedFile(ground, first.id, "report.json");
    expect(digestOf(json ?? Buffer.alloc(0))).toBe(found?.publication.digest);
    expect((await publishedFile(ground, first.id, "report.pdf"))?.subarray(0, 5).toString()).toBe("%PDF-");
  });
  test("refuses without permission", async () => {
    expect(await outcome(publish(desk.ground, desk.people.operator, { id: await signed() }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    expect(await outcome(publish(desk.ground, desk.people.counsel, { id }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { ground, people } = desk;
    const id = await signed();
    const twice = [1, 2].map(() =>
      publish(ground, people.counsel, { id, changeNote: "Published twice at once, for a test." }),
    );
    expect(await outcomes(...twice)).toEqual(["conflict", "done"]);
  });
});

describe("reports.withdraw", () => {
  test("does it", async () => {
    const { ground, people } = desk;
    const id = await signed();
    const { slug, edition } = await publish(ground, people.counsel, { id, changeNote: "To be withdrawn by the test." });
    await withdraw(ground, people.counsel, { id, reason });
    // What was public stays readable, and says that it was withdrawn.
    const found = await published(ground, slug, edition);
    expect(found?.publication).toMatchObject({ id, withdrawnReason: reason });
  });
  test("refuses without permission", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    expect(await outcome(withdraw(desk.ground, desk.people.analyst, { id, reason }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    await withdraw(desk.ground, desk.people.counsel, { id, reason });
    expect(await outcome(withdraw(desk.ground, desk.people.counsel, { id, reason }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    const twice = [1, 2].map(() => withdraw(desk.ground, desk.people.counsel, { id, reason }));
    expect(await outcomes(...twice)).toEqual(["conflict", "done"]);
  });
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
    const id = await signed();
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
    const counts = opened.behind.items.map((item) => ("count" in item ? item.count : 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(value(report, "bans.proactive"));
    for (const item of opened.behind.items)
      expect(item).toMatchObject({ index: expect.any(Number), entryId: expect.any(String) });
  });
  test("a figure opens to its requests, as they stood then", async () => {
    const { ground, people } = desk;
    const { id, report } = await compile(ground, people.counsel, november);
    await desk.at("produced");
    const opened = await figure(ground, people.auditor, { id, key: "requests.2026-h2.total.disclosed" });
    expect(opened.behind.items).toHaveLength(value(report, "requests.2026-h2.total.disclosed") ?? -1);
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
    expect(digestOf(Buffer.from(JSON.stringify(readReport(Buffer.from(JSON.stringify(found.report))))))).toBe(digest);
  });
});
