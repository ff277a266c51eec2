import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import pg from "pg";
import { slowestAnswer } from "#bin/bench/banAnswers.ts";
import { proofTimes } from "#bin/bench/banProof.ts";
import { recountBeside } from "#bin/bench/banRecount.ts";
import { copyOfMonth, foldSeconds, memory } from "#bin/bench/bansImport.ts";
import { importProcess } from "#bin/bench/importProcess.ts";
import { judged, type Measured, percentile } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { yearOfBans } from "#bin/bench/yearOfBans.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { banKey } from "#lib/bans/leaf.ts";

const source = "bench";
const unit = "rows/s";

/**
 * A year of bans over twelve partitions, imported by the command itself from a file (zstd, made before), rolled up, and then asked of everything:
 * what the explorer shows, the proof of one ban, the recount of all. A hundred million rows need 50 GB of disk.
 */
export async function bench({ rows = 1_200_000 }: { rows?: number } = {}): Promise<Measured[]> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const file = join(ground.home, "year.ndjson.zst");
      const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } });
      await pipeline(Readable.from(yearOfBans(rows)), compress, createWriteStream(file));
      await client.query("CHECKPOINT");
      const { imported, seconds, rssMb } = await importProcess(file, ground.home, source);
      if (imported !== rows) throw new Error(`${imported} of ${rows} bans are in the ledger`);
      const folded = await foldSeconds(ground);
      const what = `${rows} bans of twelve months and twenty countries, one in 53 of them a reinstatement`;
      const december = await copyOfMonth(client, ground.home, "ban_2025_12");
      await sequenceAll(ground);
      await client.query("VACUUM ANALYZE");
      const answer = await slowestAnswer(ground, client);
      const { taken: proofs } = await proofTimes(ground, 100, (part) => banKey(source, `y-${Math.floor(rows * part)}`));
      const { taken, all, scans } = await recountBeside(ground, client, { rows, rounds: 1, warm: false });
      return [
        judged({
          ...{
            name: "year-import",
            what,
            goal: { is: "at least", ratio: 0.5 },
            also: { importSeconds: seconds, foldSeconds: folded },
          },
          measured: {
            what: "the whole path, from a compressed file to counts that are folded into every roll-up",
            value: Math.round(rows / (seconds + folded)),
            unit,
          },
          limit: {
            what: "COPY of December's finished rows, and of as many keys into the table that has all",
            value: december,
            unit,
          },
        }),
        ...memory("year-memory", what, rssMb),
        judged({
          ...{ name: "year-answers", what, goal: { is: "at most", ratio: 1 } },
          measured: {
            what: `the slowest question (${answer.name}), through the door, p95`,
            value: answer.door,
            unit: "ms",
          },
          limit: { what: "what a roll-up answers in, at every size", value: 50, unit: "ms" },
          also: Object.fromEntries(answer.all.map(({ name, door }) => [name, Math.round(door * 10) / 10])),
        }),
        judged({
          ...{ name: "year-proof", what, goal: { is: "at most", ratio: 1 } },
          measured: { what: "the proof of one ban, p95", value: percentile(proofs, 0.95), unit: "ms" },
          limit: { what: "what a proof may take", value: 50, unit: "ms" },
        }),
        judged({
          ...{ name: "year-recount", what, goal: { is: "at most", ratio: 1.5 } },
          measured: { what: "the recount from rows and log", value: taken[0] ?? Number.NaN, unit: "ms" },
          limit: {
            what: "bare sequential scan of the same columns, one process",
            value: scans[0] ?? Number.NaN,
            unit: "ms",
          },
          also: { "with count lines, cube, keys and reinstatements, ms": Math.round(all[0] ?? Number.NaN) },
        }),
      ];
    } finally {
      await client.end();
    }
  });
}
