import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import type { BanBatch } from "#lib/bans/arriving/batch.ts";
import { besideInput, conclude } from "#lib/bans/arriving/conclude.ts";
import { copyInto } from "#lib/bans/arriving/copyInto.ts";
import { keepAccountKey } from "#lib/bans/arriving/keepAccountKey.ts";
import { packedColumns } from "#lib/bans/arriving/pack.ts";
import { findRepeat } from "#lib/bans/arriving/repeat.ts";
import { roll } from "#lib/bans/arriving/roll.ts";
import { sealBatch } from "#lib/bans/arriving/seal.ts";
import { takeKeys } from "#lib/bans/arriving/takeKeys.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";

const isBatch = (value: unknown): value is BanBatch =>
  typeof value === "object" && value !== null && "leaves" in value && "size" in value && Number(value.size) > 0;

/**
 * Takes one batch of checked bans into the ledger: keys, rows, counts, roll-up and one entry, in one transaction. A ban whose source and
 * id are known changes nothing; where its content is another, its row is named. With `repeat`, the sender's answer is kept in the same
 * transaction. A batch that was hashed under a retired version of the account key is refused, and no version is retired while it is taken.
 */
export const receive = operation({
  name: "bans.receive",
  permission: "bans:import",
  input: z.object({
    batch: z.custom<BanBatch>(isBatch, "A batch holds at least one ban"),
    ...besideInput,
  }),
  run: async ({ tx, actor, now, ground }, { batch, repeat, beside }) => {
    const { source, accountKey } = batch;
    await assertKeyLive(tx, actor);
    // The row of the source is the lock under which its keys are looked at and written.
    await tx.sql`INSERT INTO ban_source (name, first_received_at, last_received_at) VALUES (${source}, ${now}, ${now})
      ON CONFLICT (name) DO UPDATE SET last_received_at = greatest(ban_source.last_received_at, EXCLUDED.last_received_at)`;
    if (accountKey !== null) await keepAccountKey(tx, ground.keys, accountKey);
    const answered = repeat === undefined ? null : await findRepeat(tx, source, actor, repeat);
    const { kept, conflicting } =
      answered === null ? await takeKeys(tx, ground.keys, batch) : { kept: null, conflicting: [] };
    const imported = kept?.size ?? 0;
    const counts = { imported, duplicate: batch.size - imported - conflicting.length, conflicting };
    const given = { source, now, actor, repeat, beside };
    if (kept === null) {
      const data = { kind: "bans", source, rows: 0, duplicate: counts.duplicate, conflicting: conflicting.length };
      const subject = `source:${source}` as const;
      const { result, entries } = await conclude(tx, given, counts, answered);
      return { result, audit: [{ action: "batch.repeated", subject, data }, ...entries] };
    }
    const seal = sealBatch(kept);
    for (const month of seal.months) await tx.sql`SELECT ban_month(${month}::date)`;
    await copyInto(tx.connection, tableOf(seal.months), packedColumns, kept.rows.subarray(0, kept.ends[kept.size - 1]));
    await roll(tx, kept, seal, now);
    // Appeals that were overturned close with the reinstatement; one job for all batches that wait.
    if (kept.reinstatements.length > 0) await enqueue(tx, "settle-appeals", {}, { key: "settle-appeals" });
    const data = {
      kind: "bans",
      source,
      rows: kept.size,
      root: seal.root.toString("hex"),
      countsDigest: seal.digest.toString("hex"),
      // Whoever has the log alone can tell by them which periods a batch belongs to.
      firstDay: seal.firstDay,
      lastDay: seal.lastDay,
    };
    const { result, entries } = await conclude(tx, given, counts, answered);
    return { result, audit: [{ action: "batch.received", subject: `batch:${kept.id}`, data }, ...entries] };
  },
});

/** Straight into the partition where there is one; the parent sorts rows of several months itself. */
function tableOf(months: readonly string[]): string {
  const [only] = months;
  return months.length === 1 && only !== undefined ? `ban_${only.slice(0, 4)}_${only.slice(5, 7)}` : "ban";
}
