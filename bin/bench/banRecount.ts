import pg from "pg";
import { banStream } from "#bin/bench/banStream.ts";
import { judged, type Measured, median } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import type { Ground } from "#lib/db/ground.ts";

const rounds = 5;
/** What is read of a row to count it. */
const counted = "occurred_at, batch_id, action, surface, reason, signal, automation, reported_before, country";

/**
 * The recount of what figures are made of, from rows and log, beside PostgreSQL's bare sequential scan of the same columns of the
 * same rows by one process, which hands them to nobody. Beside both, the count of the rows that looks at no column, and the whole recount,
 * with all that stands beside the rows.
 */
export async function bench({ rows = 3_000_000 }: { rows?: number } = {}): Promise<Measured> {
  return withScratch(async ({ ground, ownerUrl }) => {
    await importBans(ground, operator, { source: "bench", input: banStream(rows) });
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query("VACUUM ANALYZE");
      await client.query("CHECKPOINT");
      const { taken, all, scans, counts } = await recountBeside(ground, client, { rows, rounds });
      return judged({
        name: "ban-recount",
        what: `${rows} bans, median of ${rounds} rounds`,
        measured: {
          what: "rows against roll-up and batches, batches against the log",
          value: median(taken),
          unit: "ms",
        },
        limit: { what: "bare sequential scan of the same columns, one process", value: median(scans), unit: "ms" },
        goal: { is: "at most", ratio: 1.5 },
        also: {
          "rows/s": Math.round(rows / (median(taken) / 1000)),
          "with count lines, cube, keys and reinstatements, ms": Math.round(median(all)),
          "count(*) by all workers, ms": Math.round(median(counts)),
          "times count(*)": Math.round((median(taken) / median(counts)) * 100) / 100,
        },
      });
    } finally {
      await client.end();
    }
  });
}

type Beside = Readonly<Record<"taken" | "all" | "scans" | "counts", readonly number[]>>;

/**
 * Milliseconds of the recount without and with what stands beside the rows, of the bare scan, and of the bare count, so many rounds after
 * one that, unless told otherwise, warms plans and cache. @throws Error where the recount does not agree
 */
export async function recountBeside(
  ground: Ground,
  client: pg.Client,
  { rows, rounds: wanted, warm = true }: { rows: number; rounds: number; warm?: boolean },
): Promise<Beside> {
  const [taken, all, scans, counts]: [number[], number[], number[], number[]] = [[], [], [], []];
  const again = (beside: boolean) =>
    timed(async () => {
      const found = await recount(ground, operator, { beside });
      if (found.rows !== rows || found.disagreements.length > 0) throw new Error("the recount does not agree");
    });
  for (let round = warm ? 0 : 1; round <= wanted; round += 1) {
    const scan = await timed(async () => {
      await client.query("BEGIN; SET LOCAL max_parallel_workers_per_gather = 0");
      await client.query(`EXPLAIN (ANALYZE, TIMING OFF) SELECT ${counted} FROM ban`);
      await client.query("COMMIT");
    });
    const count = await timed(() => client.query("SELECT count(*) FROM ban"));
    const [fromRows, withLines] = [await again(false), await again(true)];
    if (round === 0) continue;
    taken.push(fromRows);
    all.push(withLines);
    scans.push(scan);
    counts.push(count);
  }
  return { taken, all, scans, counts };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
