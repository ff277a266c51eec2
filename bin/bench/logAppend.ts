import { type Bench, judged, median } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { append } from "#lib/audit/append.ts";
import { sequenceAll, startSequencer } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";

const writers = 32;
const rounds = 3;

/** Audited changes at 32 writers, sequencing included, against the same changes without audit. */
export const bench: Bench = ({ rows = 12_000 }) =>
  withScratch(async ({ ground }) => {
    await changes(ground, 2_000, false); // warms connections and plans
    await changes(ground, 2_000, true);
    const bare: number[] = [];
    const audited: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await perSecond(rows, () => changes(ground, rows, false)));
      const stop = startSequencer(ground);
      audited.push(
        await perSecond(rows, async () => {
          await changes(ground, rows, true);
          await stop();
          await sequenceAll(ground);
        }),
      );
    }
    return judged({
      name: "log-append",
      what: `${rows} changes by ${writers} writers, median of ${rounds} rounds`,
      measured: { what: "audited, sequenced and signed", value: median(audited), unit: "changes/s" },
      limit: { what: "the same changes without audit", value: median(bare), unit: "changes/s" },
      goal: { is: "at least", ratio: 0.5 },
    });
  }, writers);

/** A small real change: one row of a table, in a transaction of its own, as the door makes it. */
async function changes(ground: Ground, count: number, audited: boolean): Promise<void> {
  let left = count;
  const write = async () => {
    while (left > 0) {
      left -= 1;
      const id = newId();
      const now = new Date();
      await transaction(ground.database, "write", async (tx) => {
        await tx.sql`INSERT INTO authority (id, name, country, created_at) VALUES (${id}, ${id}, 'DE', ${now})`;
        if (audited)
          await append(tx, operator, now, [
            { action: "authority.recorded", subject: `authority:${id}`, data: { country: "DE" } },
          ]);
      });
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}
