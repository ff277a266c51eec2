import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { recountNow } from "#lib/catalogue/proving.ts";
import { banLines, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { begin } from "./begin.ts";
import { conclude } from "./conclude.ts";
import { due } from "./due.ts";
import { list } from "./list.ts";
import { recountMaxMs, recountSentence } from "./recounted.ts";

let base: TestDatabase;
const found = { rows: 3, batches: 1, figures: 2, months: ["2023-09-01"], disagreements: [] as string[] };

beforeAll(async () => {
  base = await testDatabase();
  const input = banLines(0, 300);
  await importBans(base.ground, base.people.operator, { source: "first", input, batchRows: 100 });
});

/** Nothing is under way before a test. */
beforeEach(async () => {
  const { rows } = await base.owner.query("SELECT id FROM recount WHERE ended_at IS NULL");
  for (const { id } of rows) await conclude(base.ground, base.people.operator, { id, ...found });
});

const toldOf = async () =>
  (await base.owner.query("SELECT count(*)::int AS n FROM notification WHERE kind = 'recount-disagrees'")).rows[0].n;

describe("recounts.begin", () => {
  test("does it", async () => {
    const { id } = await begin(base.ground, base.people.auditor, { roots: true });
    const [newest] = await list(base.ground, base.people.analyst, {});
    expect(newest).toMatchObject({ id, state: "running", whole: true, roots: true, begunByName: "auditor" });
    const jobs = await base.owner.query("SELECT key FROM graphile_worker.jobs WHERE key = $1", [`recount-bans:${id}`]);
    expect(jobs.rows).toHaveLength(1);
  });

  test("refuses without permission", async () => {
    const { analyst, counsel, administrator, officer, machine } = base.people;
    for (const actor of [analyst, counsel, administrator, officer, machine])
      expect(await outcome(begin(base.ground, actor, {}))).toBe("forbidden");
    for (const actor of [administrator, officer, machine])
      expect(await outcome(list(base.ground, actor, {}))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    await begin(base.ground, base.people.auditor, {});
    expect(await outcome(begin(base.ground, base.people.auditor, {}))).toBe("conflict");
    base.setNow(new Date(Date.now() + recountMaxMs + 1000));
    const [lost] = await list(base.ground, base.people.auditor, {});
    expect(lost?.state).toBe("lost");
    expect(await outcome(begin(base.ground, base.people.auditor, {}))).toBe("done");
    base.setNow(null);
    await base.owner.query(
      "UPDATE recount SET ended_at = started_at, rows = 0, batches = 0, figures = 0, months = '{}', disagreements = '{}' WHERE ended_at IS NULL",
    );
  });

  test("two at once, one wins", async () => {
    const { auditor, operator } = base.people;
    expect(await outcomes(begin(base.ground, auditor, {}), begin(base.ground, operator, {}))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("recounts.conclude", () => {
  const begun = () => begin(base.ground, base.people.operator, { queued: false });

  test("does it", async () => {
    const { id } = await begun();
    const before = await toldOf();
    await conclude(base.ground, base.people.operator, { id, ...found });
    const [newest] = await list(base.ground, base.people.auditor, {});
    expect(newest).toMatchObject({ id, state: "done", ...found });
    expect(await toldOf()).toBe(before);
  });

  test("tells the auditors what does not agree, and keeps it for good", async () => {
    const { id } = await begun();
    const before = await toldOf();
    await conclude(base.ground, base.people.operator, { id, ...found, disagreements: ["ban: wrong."] });
    expect(await toldOf()).toBe(before + 1);
    await expect(base.owner.query("UPDATE recount SET disagreements = '{}' WHERE id = $1", [id])).rejects.toThrow(
      "stands",
    );
    await expect(base.owner.query("DELETE FROM recount WHERE id = $1", [id])).rejects.toThrow();
  });

  test("refuses without permission", async () => {
    const { id } = await begun();
    const { auditor, machine, counsel } = base.people;
    for (const actor of [auditor, machine, counsel])
      expect(await outcome(conclude(base.ground, actor, { id, ...found }))).toBe("forbidden");
    expect(await outcome(due(base.ground, auditor, { id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { id } = await begun();
    await conclude(base.ground, base.people.operator, { id, ...found });
    expect(await outcome(conclude(base.ground, base.people.operator, { id, ...found }))).toBe("conflict");
    expect(await outcome(due(base.ground, base.people.operator, { id }))).toBe("not-found");
  });

  test("two at once, one wins", async () => {
    const { id } = await begun();
    const { operator } = base.people;
    const both = [conclude(base.ground, operator, { id, ...found }), conclude(base.ground, operator, { id, ...found })];
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("a recount", () => {
  const count = async (whole: boolean) => {
    const { id } = await begin(base.ground, base.people.operator, { whole, queued: false });
    return recountNow(base.ground, id);
  };

  test("finds all in order, and leaves out the months that nothing came to since", async () => {
    expect(await count(true)).toMatchObject({
      rows: 300,
      batches: 3,
      figures: 0,
      months: ["2023-09-01"],
      disagreements: [],
    });
    base.setNow(new Date(Date.now() + 7_200_000));
    expect((await count(true)).disagreements).toEqual([]);
    expect(await count(false)).toMatchObject({ rows: 0, batches: 0, months: [], disagreements: [] });
    const late = `{"id":"late","account":"+9198","action":"ban","country":"IN","surface":"private","reason":"spam","signal":"behaviour","automation":"full","occurred_at":"2023-10-02T00:00:00Z","reported_before":false}\n`;
    await importBans(base.ground, base.people.operator, { source: "first", input: pieces(late) });
    expect(await count(false)).toMatchObject({ rows: 1, batches: 1, months: ["2023-10-01"], disagreements: [] });
    base.setNow(null);
  });

  test("is told in one sentence", () => {
    expect(recountSentence(found)).toBe(
      "All agrees: 3 rows in 1 batch over 1 month, and 2 figures of published reports.",
    );
    expect(recountSentence({ ...found, disagreements: ["ban: wrong."] })).toMatch(
      /^1 disagreement in 3 rows.*The first: ban: wrong\.$/,
    );
  });
});
