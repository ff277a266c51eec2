import { join } from "node:path";
import pg from "pg";
import { writeBans } from "#bin/bench/banFile.ts";
import { importProcess } from "#bin/bench/importProcess.ts";
import { judged, type Measured } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";

const unit = "rows/s";
/** Together at least as fast as one. */
const goal = { is: "at least", ratio: 1 } as const;

/**
 * Two importers at once, each a process of its own with half of the rows, of one source and of two, beside one importer with all of
 * them; each into an empty workspace. Rows that one of them lost fail the bench.
 */
export async function bench({ rows = 1_000_000 }: { rows?: number } = {}): Promise<Measured[]> {
  const alone = await run(rows, ["one"]);
  const measured: Measured[] = [];
  for (const sources of [
    ["one", "one"],
    ["one", "two"],
  ]) {
    const kind = new Set(sources).size === 1 ? "one source" : "two sources";
    measured.push(
      judged({
        name: `bans-importers-${kind.replace(" ", "-")}`,
        what: `${rows} bans of one month, random ids, half of them by each of two importers at once`,
        measured: { what: `two importers of ${kind}`, value: await run(rows, sources), unit },
        limit: { what: "one importer with all of them", value: alone, unit },
        goal,
      }),
    );
  }
  return measured;
}

/** Rows a second of so many importers at once, from the start of the first to the end of the last. */
async function run(rows: number, sources: readonly string[]): Promise<number> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const files = sources.map((_, at) => join(ground.home, `bans-${at}.ndjson`));
    for (const file of files) await writeBans(file, Math.floor(rows / sources.length));
    const started = performance.now();
    const imported = await Promise.all(files.map((file, at) => importProcess(file, ground.home, sources[at])));
    const seconds = (performance.now() - started) / 1000;
    await assertWhole(
      ownerUrl,
      imported.reduce((sum, { read }) => sum + read, 0),
    );
    return Math.round(rows / seconds);
  });
}

async function assertWhole(ownerUrl: string, sent: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } =
      await client.query(`SELECT (SELECT count(*) FROM ban)::int AS rows, (SELECT count(*) FROM ban_key)::int AS keys,
      (SELECT sum(count) FROM ban_day)::int AS counted, (SELECT sum(row_count) FROM batch)::int AS logged`);
    for (const [table, found] of Object.entries(rows[0] as Record<string, number>)) {
      if (found !== sent) throw new Error(`${sent} rows were sent, and ${table} are ${found}`);
    }
  } finally {
    await client.end();
  }
}
