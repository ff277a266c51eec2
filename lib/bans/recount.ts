import { z } from "zod";
import { rootOf } from "#lib/audit/merkle.ts";
import { batchLeaves } from "#lib/bans/batchRoot.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** What does not agree, each in one sentence with the table and the id; empty when all does. */
export type Recount = { readonly batches: number; readonly rows: number; readonly disagreements: readonly string[] };

const hourMs = 3_600_000;

/**
 * Counts the ledger again: rows against the roll-up, rows and keys against each batch, count lines against the digest and, with
 * `roots`, rows against each batch's root. Reads everything: minutes at tens of millions of rows.
 */
export const recount = query({
  name: "bans.recount",
  permission: "bans:read",
  input: z.object({ roots: z.boolean().default(false) }),
  timeoutMs: hourMs,
  run: async ({ tx }, { roots }): Promise<Recount> => {
    const batches = await tx.sql<{
      id: string;
      row_count: number;
      root: Buffer;
      rows: string;
      keys: string;
      sound: boolean;
    }>`
      SELECT h.id, h.row_count, h.root, COALESCE(b.rows, 0) AS rows, COALESCE(k.keys, 0) AS keys,
             COALESCE(sha256(convert_to(c.lines, 'UTF8')) = h.counts_digest, false) AS sound
        FROM batch h LEFT JOIN ban_batch_count c ON c.batch_id = h.id
        LEFT JOIN (SELECT batch_id, count(*) AS rows FROM ban GROUP BY 1) b ON b.batch_id = h.id
        LEFT JOIN (SELECT batch_id, count(*) AS keys FROM ban_key GROUP BY 1) k ON k.batch_id = h.id
       WHERE h.kind = 'bans' ORDER BY h.id`;
    const said: string[] = await rollUpFaults(tx);
    for (const batch of batches) {
      const { id, row_count: wanted } = batch;
      if (Number(batch.rows) !== wanted) said.push(`ban: batch ${id} has ${batch.rows} rows where ${wanted} arrived.`);
      if (Number(batch.keys) !== wanted)
        said.push(`ban_key: batch ${id} has ${batch.keys} keys where ${wanted} arrived.`);
      if (!batch.sound) said.push(`ban_batch_count: the lines of batch ${id} do not give its digest.`);
      if (roots && !rootOf((await batchLeaves(tx, id)) ?? Buffer.alloc(0)).equals(batch.root))
        said.push(`ban: the rows of batch ${id} do not give its root.`);
    }
    const rows = batches.reduce((sum, batch) => sum + Number(batch.rows), 0);
    return { batches: batches.length, rows, disagreements: said };
  },
});

async function rollUpFaults(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ day: string; country: string; counted: string; kept: string }>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, country, sum(counted) AS counted, sum(kept) AS kept FROM (
      SELECT COALESCE(b.day, d.day) AS day, COALESCE(b.country, d.country) AS country, COALESCE(b.count, 0) AS counted, COALESCE(d.count, 0) AS kept
        FROM (SELECT (occurred_at AT TIME ZONE 'UTC')::date AS day, country, surface, action, reason, signal, automation, reported_before, count(*) AS count
                FROM ban GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) b
        FULL JOIN ban_day d ON (b.day, b.country, b.surface, b.action, b.reason, b.signal, b.automation, b.reported_before)
          = (d.day, d.country, d.surface, d.action, d.reason, d.signal, d.automation, d.reported_before)
       WHERE b.count IS DISTINCT FROM d.count) different
     GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 20`;
  return rows.map(
    ({ day, country, counted, kept }) => `ban_day: ${day} ${country} says ${kept} where the rows are ${counted}.`,
  );
}
