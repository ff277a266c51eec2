import { banStream, senderId } from "#bin/bench/banStream.ts";
import { judged, type Measured, percentile } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { verifyBanProof } from "#lib/bans/proving/banProof.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import type { Ground } from "#lib/db/ground.ts";

const source = "bench";
/** What a person waits for a page without noticing it; the page asks for the ban besides. */
const msMax = 50;

/** The proof of one ban out of a million and more, through the door, beside the bare read of its row by the primary key. */
export async function bench({
  rows = 1_000_000,
  proofs = 200,
}: {
  rows?: number;
  proofs?: number;
} = {}): Promise<Measured> {
  return withScratch(async ({ ground }) => {
    await importBans(ground, operator, { source, input: banStream(rows) });
    await sequenceAll(ground);
    const { taken, reads } = await proofTimes(ground, proofs, (part) =>
      banKey(source, senderId(Math.floor(rows * part))),
    );
    const p95 = percentile(taken, 0.95);
    return judged({
      name: "ban-proof",
      what: `one ban of ${rows}, ${proofs} of them one after the other`,
      measured: {
        what: "256 rows hashed, nodes, entry, tiles, checkpoint: the whole file, p95",
        value: p95,
        unit: "ms",
      },
      limit: { what: "what a proof may take", value: msMax, unit: "ms" },
      goal: { is: "at most", ratio: 1 },
      also: {
        "median ms": round(percentile(taken, 0.5)),
        "bare read by primary key, p95 ms": round(percentile(reads, 0.95)),
        "times the bare read": round(p95 / percentile(reads, 0.95)),
      },
    });
  });
}

/** Milliseconds that each of so many proofs took, and the bare read of the same ban; `keyAt` answers the key at a part (0 to 1) of the ledger. */
export async function proofTimes(
  ground: Ground,
  proofs: number,
  keyAt: (part: number) => string,
): Promise<{ taken: readonly number[]; reads: readonly number[] }> {
  const taken: number[] = [];
  const reads: number[] = [];
  for (let done = 0; done <= proofs; done += 1) {
    const key = keyAt((done * 0.618) % 1);
    const read = await timed(() => bareRead(ground, key));
    const proved = await timed(async () => {
      const { file } = await proof(ground, operator, { key });
      if (done === 0) verifyBanProof(file ?? "");
    });
    if (done === 0) continue; // warms the plans, the cache and the compiler
    taken.push(proved);
    reads.push(read);
  }
  return { taken, reads };
}

async function bareRead({ database }: Ground, key: string): Promise<void> {
  const { rows } = await database.pool.query(
    "SELECT b.* FROM ban_key k JOIN ban b ON b.batch_id = k.batch_id AND b.batch_row = k.batch_row WHERE k.key = $1::uuid",
    [key],
  );
  if (rows.length !== 1) throw new Error("the ban is not there");
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
