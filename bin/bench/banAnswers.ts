import pg from "pg";
import { fillCounts, fillRows, makeDraws, year } from "#bin/bench/banFill.ts";
import { timed } from "#bin/bench/doorTimes.ts";
import { judged, type Measured } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { type BanCursor, cell } from "#lib/bans/cell.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { daily } from "#lib/tallies/daily.ts";
import { explore } from "#lib/tallies/explore.ts";
import { fold } from "#lib/tallies/fold.ts";
import { notable } from "#lib/tallies/notable.ts";

const answerMs = 50;
/** A list of single bans has no roll-up to lean on: it reads the rows that it shows, and those that it passes over. */
const listMs = 400;
const sizes = [1_000_000, 10_000_000, 120_000_000];
const listRows = 10_000_000;
type Asking = { readonly ground: Ground; readonly bare: pg.Client; readonly analyst: Actor; readonly reads: number };
type Question = { readonly name: string; readonly ask: () => Promise<unknown> };

/**
 * What the explorer asks, through the door, at each size alike; then pages of single bans. The counts of a size are drawn one by one by
 * PostgreSQL and summed, the bans behind them are not written, since no count reads them; the bans of the list are real rows.
 */
export async function bench({ rows, reads = 20 }: { rows?: number; reads?: number } = {}): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const size of rows === undefined ? sizes : [rows]) measured.push(await answers(size, reads));
  measured.push(await lists(Math.min(rows ?? listRows, listRows), reads));
  return measured;
}

function withLedger<Result>(
  fill: (owner: pg.Client) => Promise<void>,
  work: (asking: Omit<Asking, "reads">) => Promise<Result>,
): Promise<Result> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const bare = new pg.Client({ connectionString: ownerUrl });
    await bare.connect();
    try {
      await makeDraws(bare);
      await fill(bare);
      await fold(ground);
      await bare.query("VACUUM ANALYZE");
      return await work({ ground, bare, analyst: { id: newId(), role: "analyst", kind: "person", name: "bench" } });
    } finally {
      await bare.end();
    }
  });
}

type Timed = { readonly name: string; readonly door: number; readonly sql: number };

/** Every question of the explorer over a ledger that is there, and the slowest of them: p95 in milliseconds, through the door and bare. */
export async function slowestAnswer(
  ground: Ground,
  bare: pg.Client,
  reads = 20,
): Promise<Timed & { all: readonly Timed[] }> {
  const analyst: Actor = { id: newId(), role: "analyst", kind: "person", name: "bench" };
  const asking = { ground, bare, analyst, reads };
  const all: Timed[] = [];
  for (const question of questions(asking)) all.push({ name: question.name, ...(await timed(asking, question)) });
  const slowest = all.toSorted((one, other) => other.door - one.door)[0];
  if (slowest === undefined) throw new RangeError("no questions");
  return { ...slowest, all };
}

function answers(rows: number, reads: number): Promise<Measured> {
  return withLedger(
    (owner) => fillCounts(owner, rows),
    async (given) => {
      const { all: times, ...slowest } = await slowestAnswer(given.ground, given.bare, reads);
      const { rows: cube } = await given.bare.query("SELECT count(*) AS cells FROM ban_tally");
      return judged({
        name: "ban-answers",
        what: `${rows} bans of a year, 250 countries, 60 rules of enforcement; p95 of ${reads} reads of each of ${times.length} questions`,
        measured: { what: `the slowest question (${slowest.name}), through the door`, value: slowest.door, unit: "ms" },
        limit: { what: "what a roll-up answers in, at every size", value: answerMs, unit: "ms" },
        goal: { is: "at most", ratio: 1 },
        also: {
          ...{ sameStatementsBareMs: round(slowest.sql), cellsOfTheCube: Number(cube[0].cells) },
          ...Object.fromEntries(times.map(({ name, door }) => [name, round(door)])),
        },
      });
    },
  );
}

function questions({ ground, analyst }: Asking): Question[] {
  const whole = { from: `${year}-02`, through: `${year + 1}-01` };
  const month = { from: `${year}-03`, through: `${year}-03` };
  const ask = (name: string, given: Parameters<typeof explore>[2]) => ({
    name,
    ask: () => explore(ground, analyst, given),
  });
  const banned = { action: "ban" } as const;
  const byDay = (name: string, narrowed: Parameters<typeof daily>[2]["narrowed"]) => ({
    name,
    ask: () => daily(ground, analyst, { from: `${year}-01-01`, to: `${year + 1}-01-01`, narrowed }),
  });
  return [
    ask("reason by signal", { ...whole, rows: "reason", columns: "signal", narrowed: banned }),
    ask("country by reason", { ...whole, rows: "country", columns: "reason", narrowed: banned }),
    ask("country by signal, one reason", {
      ...whole,
      rows: "country",
      columns: "signal",
      narrowed: { ...banned, reason: "spam" },
    }),
    ask("country by month", { ...whole, rows: "country", columns: "time", narrowed: banned }),
    ask("signal by automation, one country", {
      ...whole,
      rows: "signal",
      columns: "automation",
      narrowed: { ...banned, country: "ZA" },
    }),
    ask("country by reason, three held", {
      ...{ ...whole, rows: "country", columns: "reason" },
      narrowed: { surface: "private", automation: "full", found: "proactive" },
    }),
    ask("signal by day", { ...month, rows: "signal", columns: "time", narrowed: banned }),
    ask("country by day", { ...month, rows: "country", columns: "time", narrowed: banned }),
    ask("country by day, one signal", {
      ...month,
      rows: "country",
      columns: "time",
      narrowed: { ...banned, signal: "profile" },
    }),
    ask("country by day, two held", {
      ...{ ...month, rows: "country", columns: "time" },
      narrowed: { ...banned, signal: "profile", reason: "spam" },
    }),
    { name: "out of the usual", ask: () => notable(ground, analyst, {}) },
    byDay("how many of one kind, by day", { country: "ZA", reason: "spam" }),
    byDay("how many of one kind, by day, three held", { country: "ZA", reason: "spam", signal: "behaviour" }),
  ];
}

/** Pages of single bans: of a common kind, and of the rarest, whose page is the whole month's. */
function lists(rows: number, reads: number): Promise<Measured> {
  return withLedger(
    (owner) => fillRows(owner, rows),
    async (given) => {
      const asking = { ...given, reads };
      const span = { from: `${year}-03-01`, to: `${year}-04-01` };
      const kinds = await asking.bare.query(
        `SELECT country, reason, signal, surface, sum(count)::int AS count FROM ban_day GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4`,
      );
      const pick = (part: number) => kinds.rows[Math.floor((kinds.rows.length - 1) * part)];
      const times: { name: string; door: number; sql: number }[] = [];
      for (const [name, part] of [
        ["common", 0],
        ["usual", 0.5],
        ["rare", 1],
      ] as const) {
        const { count, ...kind } = pick(part);
        const ask = async () => {
          const { days } = await daily(asking.ground, asking.analyst, { ...span, narrowed: kind });
          const given = { ...span, ...kind, days: days.map(({ day }) => day) };
          const first = await cell(asking.ground, asking.analyst, given);
          await cell(asking.ground, asking.analyst, { ...given, after: (first.next as BanCursor | null) ?? undefined });
        };
        times.push({ name: `${name} (${count} of them)`, ...(await timed(asking, { ask })) });
      }
      const slowest = times.toSorted((one, other) => other.door - one.door)[0] ?? { name: "none", door: 0, sql: 0 };
      return judged({
        name: "ban-list",
        what: `${rows} real bans of one month; the count and the first two pages of 50 of a kind of ban, p95 of ${reads}`,
        measured: { what: `the slowest kind, ${slowest.name}, through the door`, value: slowest.door, unit: "ms" },
        limit: { what: "what a person takes for at once", value: listMs, unit: "ms" },
        goal: { is: "at most", ratio: 1 },
        also: {
          sameStatementsBareMs: round(slowest.sql),
          ...Object.fromEntries(times.map(({ name, door }) => [name, round(door)])),
        },
      });
    },
  );
}

const round = (ms: number) => Math.round(ms * 10) / 10;
