import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { type Archive, keptMonthsFrom, type LedgerMonth, monthAfter, newestArchivable } from "./archive.ts";

/** The months of the ledger, newest first, and what holds for archiving them. */
export type LedgerMonths = {
  readonly months: readonly LedgerMonth[];
  readonly keptMonths: number;
  readonly newestArchivable: string;
  /** Months that rows may come for soon and that have no partition: the job that makes them has failed. */
  readonly missing: readonly string[];
};

/** Every month that has a partition, rows or an archive. Rows are those of the roll-up: the time does not grow with the bans. */
export const months = query({
  name: "archives.months",
  permission: "archives:read",
  input: z.object({}),
  async run({ tx, now }): Promise<LedgerMonths> {
    const archives = await standing(tx);
    const rows = await tx.sql<{ month: string; rows: string; bytes: string | null }>`
      SELECT COALESCE(p.month, c.month) AS month, COALESCE(c.rows, 0) AS rows, p.bytes FROM
        (SELECT to_char(month, 'YYYY-MM') AS month, bytes + index_bytes AS bytes FROM ban_month_size) p FULL JOIN
        (SELECT to_char(day, 'YYYY-MM') AS month, sum(count) AS rows FROM (
           SELECT period AS day, count FROM ban_tally WHERE grain = 'month' AND mask = 31
           UNION ALL SELECT day, count FROM ban_tally_open) counted GROUP BY 1) c USING (month) ORDER BY 1 DESC`;
    const present = now.toISOString().slice(0, 7);
    const keptMonths = await keptMonthsOf(tx);
    const listed = rows.map((row): LedgerMonth => {
      const own = archives.filter(({ month }) => month === row.month);
      const archivedRows = own.reduce((sum, archive) => sum + archive.rows, 0);
      const state = own.length === 0 ? "open" : row.bytes === null ? "archived" : "reopened";
      const { month } = row;
      return {
        ...{ month, state, archivedRows, archives: own, ahead: month > present && Number(row.rows) === 0 },
        ...{ rows: Number(row.rows), bytes: Number(row.bytes ?? 0) },
      };
    });
    const made = new Set(rows.filter(({ bytes }) => bytes !== null).map(({ month }) => month));
    const needed = [0, 1, 2].map((ahead) => monthAfter(present, ahead));
    return {
      ...{ months: listed, keptMonths, newestArchivable: newestArchivable(now, keptMonths) },
      missing: needed.filter((month) => !made.has(month)),
    };
  },
});

/** The archives whose rows are not in the ledger, oldest first. */
async function standing(tx: Tx): Promise<Archive[]> {
  const rows = await tx.sql<Archive & { rows: string; bytes: string }>`
    SELECT id, to_char(month, 'YYYY-MM') AS month, rows, batches, bytes, encode(digest, 'hex') AS digest, made_at AS "madeAt"
      FROM ban_archived ORDER BY month, made_at`;
  return rows.map((row) => ({ ...row, rows: Number(row.rows), bytes: Number(row.bytes) }));
}

/** How many months the house keeps in the ledger. */
export async function keptMonthsOf({ sql }: Pick<Tx, "sql">): Promise<number> {
  const [row] = await sql<{ value: unknown }>`SELECT value FROM setting WHERE key = 'banArchiveMonths'`;
  return keptMonthsFrom(row?.value);
}
