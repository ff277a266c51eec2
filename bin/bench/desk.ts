import pg from "pg";
import { deskFill, type FilledDesk } from "#bin/bench/deskFill.ts";
import { judged, type Measured, percentile } from "#bin/bench/measured.ts";
import { recorded, type Statement, withoutTransaction } from "#bin/bench/recorded.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { openCase } from "#lib/requests/case.ts";
import { queue } from "#lib/requests/queue.ts";
import { search } from "#lib/requests/search.ts";
import { signals } from "#lib/suspicions/signals.ts";

const readsEach = 200;
/** Reads before the clock runs, so that neither side pays for compiling or for cold pages. */
const warmingReads = ({ reads }: { reads: number }) => Math.ceil(reads / 5);
/** The goal of the whole path through the door, and of opening the fraud links of a case. */
const timesTheSql = 3;
const linksMs = 100;

type Desk = FilledDesk & {
  readonly ground: Ground;
  readonly bare: pg.Client;
  readonly rows: number;
  readonly reads: number;
};
type Read = (at: number) => Promise<unknown>;

/** A month's views of the queue, as people turn to them. */
const views: readonly Parameters<typeof queue>[2][] = [
  {},
  { assignee: "me" },
  { state: "proposed" },
  { due: "overdue" },
  { due: "week", country: "DE" },
  { only: "unacknowledged" },
  { state: "settled" },
  { sort: "oldest" },
];

/**
 * The desk over a million requests of which one in fifty is open: queue, search and cases through the door, each beside the very
 * statements that it sends, run bare on one connection in the same run; and the SQL of a case's fraud links.
 */
export async function bench({
  rows = 1_000_000,
  reads = readsEach,
}: {
  rows?: number;
  reads?: number;
} = {}): Promise<Measured[]> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    const bare = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await bare.connect();
    try {
      const started = performance.now();
      const desk: Desk = { ...(await deskFill(ground, owner, rows)), ground, bare, rows, reads };
      console.error(`  ${rows} requests in ${Math.round((performance.now() - started) / 1000)} s`);
      return await measureAll(desk);
    } finally {
      await bare.end();
      await owner.end();
    }
  });
}

async function measureAll(desk: Desk): Promise<Measured[]> {
  const { ground, cases, texts } = desk;
  const analyst: Actor = { id: newId(), role: "analyst", kind: "person", name: "bench" };
  const at = <One>(list: readonly One[], place: number): One => list[place % list.length] as One;
  const reads = {
    "desk-queue": (place: number) => queue(ground, analyst, at(views, place)),
    "desk-search": (place: number) => search(ground, analyst, { text: at(texts, place) }),
    "desk-case": (place: number) => openCase(ground, analyst, { id: at(cases, place) }),
  };
  const measured: Measured[] = [];
  for (const [name, read] of Object.entries(reads)) measured.push(await besideItsSql(desk, name, read));
  measured.push(await links(desk, (place) => signals(ground, analyst, { requestId: at(cases, place) })));
  return measured;
}

/** Each read through the door, then its own statements bare: turn and turn about, so that both see the same machine. */
async function both(desk: Desk, read: Read): Promise<{ door: number[]; sql: number[]; statements: number }> {
  const door: number[] = [];
  const sql: number[] = [];
  let statements = 0;
  for (let place = 0; place < desk.reads + warmingReads(desk); place += 1) {
    const sent = withoutTransaction(await recorded(desk.ground, () => read(place)));
    statements = Math.max(statements, sent.length);
    const first = await timed(() => read(place));
    const second = await timed(() => replay(desk.bare, sent));
    if (place < warmingReads(desk)) continue;
    door.push(first);
    sql.push(second);
  }
  return { door, sql, statements };
}

async function besideItsSql(desk: Desk, name: string, read: Read): Promise<Measured> {
  const { door, sql, statements } = await both(desk, read);
  return judged({
    name,
    what: `${desk.rows} requests, one in ${desk.openEvery} open; p95 of ${desk.reads} reads`,
    measured: { what: "through the door", value: percentile(door, 0.95), unit: "ms" },
    limit: { what: "the same statements, bare", value: percentile(sql, 0.95), unit: "ms" },
    goal: { is: "at most", ratio: timesTheSql },
    also: { medianMs: round(percentile(door, 0.5)), medianSqlMs: round(percentile(sql, 0.5)), statements },
  });
}

async function links(desk: Desk, read: Read): Promise<Measured> {
  const { door, sql, statements } = await both(desk, read);
  return judged({
    name: "fraud-links",
    what: `${desk.rows} requests; p95 of ${desk.reads} cases, targets, files, senders and wordings shared among them`,
    measured: { what: "the SQL that opens a case's links, bare", value: percentile(sql, 0.95), unit: "ms" },
    limit: { what: "what a person does not notice", value: linksMs, unit: "ms" },
    goal: { is: "at most", ratio: 1 },
    also: { throughTheDoorMs: round(percentile(door, 0.95)), statements },
  });
}

async function replay(bare: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await bare.query(statement);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const round = (ms: number) => Math.round(ms * 100) / 100;
