import { spawn } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { slowestAnswer } from "#bin/bench/banAnswers.ts";
import { proofTimes } from "#bin/bench/banProof.ts";
import { recountBeside } from "#bin/bench/banRecount.ts";
import { copyOfMonth } from "#bin/bench/bansImport.ts";
import { importProcess } from "#bin/bench/importProcess.ts";
import { judged, type Measured, percentile } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { fold } from "#lib/tallies/fold.ts";

const source = "bench";
const unit = "rows/s";

/**
 * A year of bans over twelve partitions, made as a stream and imported by the command itself, and then asked of everything: what the explorer
 * shows, the proof of one ban, the recount of all. A hundred million rows need 40 GB of disk.
 */
export async function bench({ rows = 1_200_000 }: { rows?: number } = {}): Promise<Measured[]> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const maker = spawn(process.execPath, [join(import.meta.dirname, "yearOfBans.ts"), "--rows", String(rows)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const { imported, seconds, rssMb } = await importProcess("-", ground.home, source, maker.stdout);
      if (imported !== rows) throw new Error(`${imported} of ${rows} bans are in the ledger`);
      const what = `${rows} bans of twelve months and twenty countries, one in 53 of them a reinstatement`;
      const december = await copyOfMonth(client, ground.home, "ban_2025_12");
      await sequenceAll(ground);
      await fold(ground);
      await client.query("VACUUM ANALYZE");
      const answer = await slowestAnswer(ground, client);
      const { taken: proofs } = await proofTimes(ground, 100, (part) => banKey(source, `y-${Math.floor(rows * part)}`));
      const { taken, scans } = await recountBeside(ground, client, { rows, rounds: 1, warm: false });
      return [
        judged({
          ...{
            name: "year-import",
            what,
            goal: { is: "at least", ratio: 0.5 },
            also: { seconds, rssMb: rssMb ?? "unknown" },
          },
          measured: {
            what: "the whole path, the maker of the rows beside it",
            value: Math.round(rows / seconds),
            unit,
          },
          limit: {
            what: "COPY of December's finished rows and keys, same tables, same indexes",
            value: december,
            unit,
          },
        }),
        judged({
          ...{ name: "year-answers", what, goal: { is: "at most", ratio: 1 } },
          measured: {
            what: `the slowest question (${answer.name}), through the door, p95`,
            value: answer.door,
            unit: "ms",
          },
          limit: { what: "what a roll-up answers in, at every size", value: 50, unit: "ms" },
        }),
        judged({
          ...{ name: "year-proof", what, goal: { is: "at most", ratio: 1 } },
          measured: { what: "the proof of one ban, p95", value: percentile(proofs, 0.95), unit: "ms" },
          limit: { what: "what a proof may take", value: 50, unit: "ms" },
        }),
        judged({
          ...{ name: "year-recount", what, goal: { is: "at most", ratio: 1.5 } },
          measured: { what: "the recount from rows, keys and log", value: taken[0] ?? Number.NaN, unit: "ms" },
          limit: {
            what: "bare sequential scan of the same columns, one process",
            value: scans[0] ?? Number.NaN,
            unit: "ms",
          },
        }),
      ];
    } finally {
      await client.end();
    }
  });
}
