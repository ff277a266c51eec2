import type pg from "pg";
import { percentile } from "#bin/bench/measured.ts";
import { recorded, type Statement, withoutTransaction } from "#bin/bench/recorded.ts";
import type { Ground } from "#lib/db/ground.ts";

/** Reads before the clock runs, so that neither side pays for compiling. */
const warming = 3;

type Timing = { readonly ground: Ground; readonly bare: pg.Client; readonly reads: number };

/** The question through the door and its own statements bare, turn and turn about, p95 of each. */
export async function timed(
  { ground, bare, reads }: Timing,
  { ask }: { ask: () => Promise<unknown> },
): Promise<{ door: number; sql: number }> {
  const door: number[] = [];
  const sql: number[] = [];
  const sent = withoutTransaction(await recorded(ground, ask));
  for (let read = 0; read < reads + warming; read += 1) {
    const first = await lasted(ask);
    const second = await lasted(() => replay(bare, sent));
    if (read < warming) continue;
    door.push(first);
    sql.push(second);
  }
  return { door: percentile(door, 0.95), sql: percentile(sql, 0.95) };
}

async function replay(bare: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await bare.query(statement);
}

async function lasted(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
