import { z } from "zod";
import { filingFaults } from "#lib/bans/filing/filingFaults.ts";
import { batchFaults } from "#lib/bans/recounting/recountBatches.ts";
import { cubeFaults, cubeYearFaults } from "#lib/bans/recounting/recountCube.ts";
import { allBatches, batchesOf, batchRowFaults, countMonth, plus } from "#lib/bans/recounting/recountMonth.ts";
import {
  archiveFaults,
  keptReinstatements,
  keyFaults,
  reinstatementFaults,
} from "#lib/bans/recounting/recountOthers.ts";
import { type Month, openSums } from "#lib/bans/recounting/recountSums.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** What was counted, and what does not agree, each in one sentence with the table and the id; empty when all does. */
export type Recount = {
  readonly batches: number;
  /** Rows of the ledger in the months counted, without those in archives. */
  readonly rows: number;
  /** First days, ascending. */
  readonly months: readonly string[];
  readonly disagreements: readonly string[];
};

/** After so long a recount is taken for lost (`recountMaxMs`). */
const timeoutMs = 4 * 3_600_000;
const firstDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, "A month is named by its first day");

/**
 * Counts the ledger again, month by month: its rows against the roll-up and the batches, every number of a batch and its count lines
 * against its entry in the log, archives against theirs; and, unless `beside` is false (a benchmark measures what figures are made of),
 * what stands beside these: the roll-up against the count lines, the cube against the roll-up, keys, reinstatements and filings against the rows.
 * Rows are read by as many workers as PostgreSQL has to spare, and compared as sums of random hashes; only where these differ is it counted out what does.
 * `roots` hashes every row again and compares each batch's root. `months` counts these alone, and no keys, which know no month.
 */
export const recount = query({
  name: "bans.recount",
  permission: "bans:read",
  input: z.object({
    roots: z.boolean().default(false),
    beside: z.boolean().default(true),
    months: z.array(firstDay).optional(),
  }),
  timeoutMs,
  run: async ({ tx }, { roots, beside, months: asked }): Promise<Recount> => {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    await tx.sql`SET LOCAL work_mem = '64MB'`;
    const sums = await openSums(tx);
    const months = (await everyMonth(tx)).filter(({ first }) => asked?.includes(first) ?? true);
    const { unsound, ...checked } = await batchFaults(tx, { months: asked === undefined ? null : months, roots });
    const kept = beside ? await keptReinstatements(tx, sums) : new Map();
    const said = [...checked.faults];
    const named: string[] = [];
    let rows = 0;
    let batches = "0";
    for (const month of months) {
      const counted = await countMonth(tx, month, { sums, unsound, lines: beside });
      rows += counted.rows;
      batches = plus(batches, counted.batches);
      // Months are made ahead of their first ban.
      if (month.known || counted.rows > 0) named.push(month.first);
      said.push(...counted.faults);
      if (asked !== undefined && counted.batches !== (await batchesOf(tx, month, sums, unsound)))
        said.push(...(await batchRowFaults(tx, month, unsound)));
      if (beside) said.push(...(await reinstatementFaults(tx, month, { sums, kept: kept.get(month.first) })));
      if (beside) said.push(...(await cubeFaults(tx, month)));
      if (month.archived) said.push(...(await archiveFaults(tx, month)));
    }
    if (asked === undefined) {
      if (batches !== (await allBatches(tx, sums)))
        for (const month of months) said.push(...(await batchRowFaults(tx, month, unsound)));
      if (beside) said.push(...(await cubeYearFaults(tx)), ...(await keyFaults(tx)), ...(await filingFaults(tx)));
    }
    return { batches: checked.batches, rows, months: named, disagreements: said };
  },
});

/** The months that have a partition, a sum of the roll-up or a count line. `partition` is null where the rows are in archives, or gone. */
async function everyMonth(tx: Tx): Promise<Month[]> {
  return tx.sql<Month>`
    WITH RECURSIVE days AS (
      (SELECT day FROM ban_day_folded ORDER BY day LIMIT 1)
      UNION ALL
      SELECT (SELECT d.day FROM ban_day_folded d WHERE d.day >= (date_trunc('month', days.day) + interval '1 month')::date ORDER BY d.day LIMIT 1)
        FROM days WHERE days.day IS NOT NULL)
    SELECT to_char(month, 'YYYY-MM-DD') AS first, to_char(month + interval '1 month', 'YYYY-MM-DD') AS next, max(name) AS partition, bool_or(name IS NULL) AS known,
           EXISTS (SELECT FROM ban_archived a WHERE a.month = found.month::date) AS archived
      FROM (
        SELECT month::timestamp AS month, name FROM ban_month_size
        UNION ALL SELECT date_trunc('month', day::timestamp), NULL FROM days WHERE day IS NOT NULL
        UNION ALL SELECT DISTINCT date_trunc('month', day::timestamp), NULL FROM ban_tally_open
        UNION ALL SELECT DISTINCT period::timestamp, NULL FROM ban_tally WHERE grain = 'month' AND mask = 31
        UNION ALL SELECT generate_series(date_trunc('month', first_day::timestamp), last_day, interval '1 month'), NULL FROM ban_batch_count) found
     GROUP BY month ORDER BY month`;
}
