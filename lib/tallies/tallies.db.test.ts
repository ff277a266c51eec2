import { beforeAll, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { type BanCell, surfaces } from "#lib/bans/ban.ts";
import { countries, daysOf, month } from "#lib/bans/month.ts";
import { daily } from "#lib/tallies/daily.ts";
import { type Explored, explore } from "#lib/tallies/explore.ts";
import { fold } from "#lib/tallies/fold.ts";
import { notable } from "#lib/tallies/notable.ts";
import { type Dimension, dimensions, type Narrowed } from "#lib/tallies/tally.ts";
import { banLines, banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
const asked = { from: "2023-08", through: "2023-10" } as const;

beforeAll(async () => {
  base = await testDatabase();
  const { ground, people } = base;
  await importBans(ground, people.operator, { source: "first", input: banLines(0, 2_000, 3_000), batchRows: 500 });
});

/** What the question's answer must be, counted from the rows themselves. */
async function fromRows(rows: Dimension, columns: Dimension | "time", narrowed: Narrowed, period = "month") {
  const names: Record<string, string> = {
    found: "CASE WHEN reported_before THEN 'reported' ELSE 'proactive' END",
    time: `to_char(date_trunc('${period}', occurred_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD')`,
  };
  const name = (dimension: string) => names[dimension] ?? `${dimension}::text`;
  const where = Object.entries(narrowed).map(([key, value]) => `${name(key)} = '${value}'`);
  const { rows: found } = await base.owner.query(
    `SELECT ${name(rows)} AS row, ${name(columns)} AS column, count(*)::int AS count FROM ban
      WHERE ${["true", ...where].join(" AND ")} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return found;
}

const sorted = <Cell extends { row: string; column: string }>(cells: readonly Cell[]) =>
  cells.toSorted((a, b) => (`${a.row} ${a.column}` < `${b.row} ${b.column}` ? -1 : 1));
const present = (explored: Explored | null) => explored ?? expect.fail("the ledger is not empty");

async function everyQuestionAgrees() {
  const { ground, people } = base;
  const narrowings: Narrowed[] = [
    {},
    { action: "ban" },
    { country: "IN", found: "proactive" },
    { signal: "profile", surface: "groups" },
  ];
  let asking = 0;
  for (const rows of dimensions) {
    for (const columns of [...dimensions, "time"] as const) {
      // Each pair under one of them, and each of them under many pairs: all with all would be a minute.
      const narrowed = narrowings[asking % narrowings.length] ?? {};
      asking += 1;
      const { cells } = present(await explore(ground, people.analyst, { ...asked, rows, columns, narrowed }));
      expect(sorted(cells)).toEqual(sorted(await fromRows(rows, columns, narrowed)));
    }
  }
}

describe("tallies.explore", () => {
  test("does it: while lines are open, half folded and wholly folded, every answer equals the rows", async () => {
    const { ground, people, owner } = base;
    const open = async () => Number((await owner.query("SELECT count(*) FROM ban_tally_open")).rows[0].count);
    expect(await open()).toBeGreaterThan(0);
    await everyQuestionAgrees();
    await fold(ground);
    expect(await open()).toBe(0);
    await importBans(ground, people.operator, { source: "first", input: banLines(1_500, 3_000), batchRows: 500 });
    expect(await open()).toBeGreaterThan(0);
    await everyQuestionAgrees();
    await owner.query("SELECT ban_tally_fold(300)");
    expect(await open()).toBeGreaterThan(0);
    await everyQuestionAgrees();
    await fold(ground);
    await everyQuestionAgrees();
  });

  test("a single month goes by days, whatever is held fast", async () => {
    const { ground, people } = base;
    const month = { from: "2023-09", through: "2023-09" };
    for (const rows of dimensions) {
      for (const narrowed of [{}, { reason: "spam" }, { country: "BR", surface: surfaces[0] }] satisfies Narrowed[]) {
        const answer = present(await explore(ground, people.auditor, { ...month, rows, columns: "time", narrowed }));
        expect(answer).toMatchObject({ grain: "day", first: "2023-09", newest: "2023-09" });
        expect(answer.periods).toHaveLength(30);
        expect(sorted(answer.cells)).toEqual(sorted(await fromRows(rows, "time", narrowed, "day")));
      }
    }
  });

  test("the application itself adds lines that count up, and changes no sum", async () => {
    const { pool } = base.ground.database;
    const values = "'2023-09-01', 'IN', 'groups', 'ban', 'spam', 'profile', 'full', false";
    for (const count of [0, -1]) {
      const line = `INSERT INTO ban_tally_open VALUES (${values}, ${count})`;
      await expect(pool.query(line)).rejects.toThrow("violates check constraint");
    }
    for (const statement of [
      "UPDATE ban_tally SET count = count + 1",
      "UPDATE ban_tally_open SET count = count + 1",
      "DELETE FROM ban_tally_open",
      `INSERT INTO ban_day_folded VALUES (${values}, 1)`,
      "UPDATE ban_day_folded SET count = count + 1",
      `INSERT INTO ban_day VALUES (${values}, 1)`,
    ]) {
      await expect(pool.query(statement)).rejects.toThrow(/permission denied|cannot insert into view/);
    }
  });

  test("refuses without permission", async () => {
    const { ground, people } = base;
    const given = { ...asked, rows: "reason", columns: "signal" } as const;
    await expect(explore(ground, people.administrator, given)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("refuses what is no span, and cuts one that is longer than three years", async () => {
    const { ground, people } = base;
    const given = { rows: "reason", columns: "signal" } as const;
    const back = { ...given, from: "2023-10", through: "2023-09" };
    await expect(explore(ground, people.analyst, back)).rejects.toMatchObject({ code: "invalid" });
    const long = present(await explore(ground, people.analyst, { ...given, from: "2001-01", through: "2023-09" }));
    expect(long).toMatchObject({ from: "2020-10", through: "2023-09" });
    expect(long.periods).toHaveLength(36);
  });
});

describe("the month's page", () => {
  test("its kinds, its countries and its days add up to the same bans", async () => {
    const { ground, people, owner } = base;
    const span = { from: "2023-09-01", to: "2023-09-20" };
    const { rows } = await owner.query(
      "SELECT count(*)::int AS count FROM ban WHERE occurred_at >= '2023-09-01T00:00:00Z' AND occurred_at < '2023-09-20T00:00:00Z'",
    );
    const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
    expect(sum(await month(ground, people.analyst, span))).toBe(rows[0].count);
    expect(sum(await countries(ground, people.analyst, span))).toBe(rows[0].count);
    expect(sum(await daysOf(ground, people.analyst, span))).toBe(rows[0].count);
    const own = { ...span, country: "BR" };
    expect(sum(await month(ground, people.analyst, own))).toBe(sum(await daysOf(ground, people.analyst, own)));
    const brazil = (await countries(ground, people.analyst, span)).filter(({ country }) => country === "BR");
    expect(sum(brazil)).toBe(sum(await month(ground, people.analyst, own)));
    const { total, days } = await daily(ground, people.analyst, {
      ...span,
      narrowed: { country: "BR", surface: "groups" },
    });
    const groups = (await month(ground, people.analyst, own)).filter(({ surface }) => surface === "groups");
    expect(total).toBe(sum(groups));
    expect(sum(days)).toBe(total);
  });

  test("a steady ledger has nothing out of the usual, and one that fell silent does", async () => {
    const { ground, people, owner, setNow } = base;
    // Of its five weeks the first is a part, with under 200 bans.
    const told = await notable(ground, people.auditor, {});
    expect(told).toMatchObject({ silences: [], late: [], ahead: [], judged: { volumes: true, shares: false } });
    await owner.query(
      `INSERT INTO ban_source_day (source, day, batches, rows, late_rows, earliest_day, ahead_rows)
       SELECT 'quiet', day::date, 1, 10, 0, day::date, 0 FROM generate_series('2024-01-01'::date, '2024-01-20', interval '1 day') day`,
    );
    setNow(new Date("2024-01-25T12:00:00Z"));
    expect((await notable(ground, people.auditor, {})).silences).toContainEqual({
      source: "quiet",
      lastDay: "2024-01-20",
      days: 5,
      usualDays: 1,
    });
    setNow(null);
  });
});

describe("what is kept of each source's days", () => {
  test("rows that came late or from a clock ahead are told from the others, in batches of both", async () => {
    const { ground, people, owner, setNow } = base;
    const now = new Date("2023-09-20T22:00:00Z");
    setNow(now);
    const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
    const ban = (id: string, occurredAt: string) => ({
      ...{ id, account: `a-${id}`, action: "ban", country: "FR", surface: "groups", reason: "spam" },
      ...{ signal: "profile", automation: "full", occurred_at: occurredAt, reported_before: false },
    });
    const days = [0, -7, -8, -30, 0.9, 0.5];
    const text = days.map((day, n) => JSON.stringify(ban(`late-${n}`, at(day)))).join("\n");
    const input = (async function* () {
      yield Buffer.from(text);
    })();
    await importBans(ground, people.operator, { source: "clock", input });
    setNow(null);
    const { rows } = await owner.query(
      "SELECT batches, rows::int, late_rows::int, ahead_rows::int, earliest_day::text FROM ban_source_day WHERE source = 'clock'",
    );
    expect(rows).toEqual([{ batches: 1, rows: 6, late_rows: 2, ahead_rows: 2, earliest_day: "2023-08-21" }]);
    const cell: Partial<BanCell> = { country: "FR" };
    expect(
      sorted(
        present(await explore(ground, people.analyst, { ...asked, rows: "country", columns: "time", narrowed: cell }))
          .cells,
      ),
    ).toEqual(sorted(await fromRows("country", "time", { country: "FR" })));
  });
});

describe("a month of many countries", () => {
  const codes = ["AR", "AT", "AU", "BE", "CA", "CH", "CL", "CO", "CZ", "DK", "ES", "FI", "FR", "GB", "GR"];
  const may = { from: "2022-05", through: "2022-05", rows: "country", columns: "time" } as const;
  const of = async (given: { narrowed: Narrowed; every?: boolean }) =>
    present(await explore(base.ground, base.people.analyst, { ...may, ...given }));
  const rowsOf = ({ cells }: Explored) => [...new Set(cells.map(({ row }) => row))].sort();

  test("all stand in the file of its counts, whatever is held fast", async () => {
    const { ground, people } = base;
    const held = { reason: "spam", signal: "profile", automation: "full" } as const;
    // One more a country than of the one before, so that the first three have the fewest.
    const lines = codes.flatMap((country, place) =>
      Array.from({ length: place + 1 }, (_, at) => ({
        ...{ ...banRecord(1), ...held, id: `${country}-${at}`, country },
        occurred_at: `2022-05-${String(at + 1).padStart(2, "0")}T10:00:00Z`,
      })),
    );
    const input = pieces(lines.map((line) => JSON.stringify(line)).join("\n"));
    await importBans(ground, people.operator, { source: "many", input });
    for (const narrowed of [{ reason: held.reason, signal: held.signal }, held]) {
      const file = await of({ narrowed, every: true });
      expect(rowsOf(file)).toEqual(codes);
      expect(file.cells.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
      // On the page those with the fewest stand together.
      expect(rowsOf(await of({ narrowed }))).toEqual(["", ...codes.slice(3)]);
    }
  });

  test("with one thing held fast the cube has days of each: none stands together on the page either", async () => {
    for (const narrowed of [{ reason: "spam" }, { signal: "profile" }, { automation: "full" }] satisfies Narrowed[]) {
      expect(rowsOf(await of({ narrowed }))).toEqual(codes);
    }
  });
});
