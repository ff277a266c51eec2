import { z } from "zod";
import type { Archive } from "#lib/archives/archive.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** A month (UTC) of which rows are in an archive: they count, and are not in the ledger. Rows that came later may be. */
export type ArchivedMonth = Pick<Archive, "month">;

const input = z.object({
  from: z.iso.date(),
  /** Not included. */
  to: z.iso.date(),
  /** The days that hold any of what is looked for, by the roll-up; of other months nothing is said. */
  days: z.array(z.iso.date()).max(1_100).optional(),
});
type Span = z.output<typeof input>;

/** The archived months that a list of single bans runs into, the oldest first. */
export const archivedMonths = query({
  name: "bans.archivedMonths",
  permission: "bans:read",
  input,
  run: ({ tx }, span): Promise<ArchivedMonth[]> => archivedWithin(tx, span),
});

/** The same, in a transaction that is open. */
export async function archivedWithin({ sql }: Pick<Tx, "sql">, { from, to, days }: Span): Promise<ArchivedMonth[]> {
  const found = await sql<ArchivedMonth>`
    SELECT DISTINCT to_char(month, 'YYYY-MM') AS month FROM ban_archived
     WHERE month < ${to}::date AND month + interval '1 month' > ${from}::date ORDER BY 1`;
  const wanted = days === undefined ? null : new Set(days.map((day) => day.slice(0, 7)));
  return found.filter(({ month }) => wanted === null || wanted.has(month));
}
