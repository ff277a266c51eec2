import { beforeAll, describe, expect, test } from "vitest";
import { outcome, outcomes } from "#testing/refused.ts";
import { value } from "#testing/reports.ts";
import { november, openReports, september } from "#testing/signedReports.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { digestOf } from "./json.ts";
import { one } from "./one.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { published } from "./published.ts";
import { publishedFile } from "./publishedFile.ts";
import { withdraw } from "./withdraw.ts";

const reason = "Compiled before the last batch of the month had arrived.";

let desk: Awaited<ReturnType<typeof openReports>>;
beforeAll(async () => {
  desk = await openReports();
});

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
    expect(await outcome(propose(desk.ground, desk.people.counsel, { id: await desk.signed() }))).toBe("conflict");
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
    const found = await one(desk.ground, desk.people.auditor, { id: await desk.signed() });
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
    const first = await publish(ground, people.counsel, { id: await desk.signed() });
    expect(first).toMatchObject({ slug: "india-monthly-2023-09", edition: 1 });
    const again = await desk.signed();
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
    expect(await outcome(publish(desk.ground, desk.people.operator, { id: await desk.signed() }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await compile(desk.ground, desk.people.counsel, september);
    expect(await outcome(publish(desk.ground, desk.people.counsel, { id }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { ground, people } = desk;
    const id = await desk.signed();
    const twice = [1, 2].map(() =>
      publish(ground, people.counsel, { id, changeNote: "Published twice at once, for a test." }),
    );
    expect(await outcomes(...twice)).toEqual(["conflict", "done"]);
  });
});

describe("reports.withdraw", () => {
  test("does it", async () => {
    const { ground, people } = desk;
    const id = await desk.signed();
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
