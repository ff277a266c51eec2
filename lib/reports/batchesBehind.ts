import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { BanWhere, GrievanceWhere, Measure } from "./measure.ts";
import type { Sources } from "./sources.ts";

/** A batch whose rows are part of a figure; `entryId` and `index` lead to its proof in the log. */
export type BatchBehind = {
  readonly id: string;
  readonly source: string;
  readonly receivedAt: Date;
  readonly rows: number;
  /** How many of its rows the figure counts. */
  readonly count: number;
  readonly entryId: string | null;
  readonly index: number | null;
};

/** Where to look: the report's own sources and country, and the id after which the page begins. */
export type Scope = {
  readonly tx: Tx;
  readonly sources: Sources;
  readonly country: string | null;
  readonly after: string | null;
};
type Page = { readonly items: BatchBehind[]; readonly next: string | null };

export const behindPageMax = 50;

/** The batches of bans whose count lines a measure adds up, with how much of each. */
export function bansBehind(scope: Scope, where: BanWhere): Promise<Page> {
  const conditions = [
    fragment`action = ${where.action}`,
    ...(where.reason === undefined ? [] : [fragment`reason = ${where.reason}`]),
    ...(where.signal === undefined ? [] : [fragment`signal = ${where.signal}`]),
    ...(where.automation === undefined ? [] : [fragment`automation = ${where.automation}`]),
    ...(where.reportedBefore === undefined ? [] : [fragment`"reportedBefore" = ${where.reportedBefore}`]),
  ];
  return behind(scope, where, fragment`ban_batch_count`, conditions);
}

/** The batches of bans and suspensions, or the countings of those of them that were overturned, whose count lines a measure adds up. */
export function foundBehind(
  scope: Scope,
  { of, where }: Extract<Measure, { of: "found" | "overturned" }>,
): Promise<Page> {
  const conditions = [
    ...(of === "found" ? [fragment`action <> 'reinstate'`] : []),
    ...(where.signal === undefined ? [] : [fragment`signal = ${where.signal}`]),
    ...(where.automation === undefined ? [] : [fragment`automation = ${where.automation}`]),
  ];
  return behind(scope, where, of === "found" ? fragment`ban_batch_count` : fragment`ban_overturned_count`, conditions);
}

/** The batches of grievances whose count lines a measure adds up. */
export function grievancesBehind(scope: Scope, where: GrievanceWhere): Promise<Page> {
  const conditions = [
    ...(where.category === undefined ? [] : [fragment`category = ${where.category}`]),
    ...(where.actioned === undefined ? [] : [fragment`action IN ('banned', 'restored')`]),
  ];
  return behind(scope, where, fragment`grievance_batch_count`, conditions);
}

async function behind(
  { tx, sources, country, after }: Scope,
  { from, to }: { readonly from: string; readonly to: string },
  counts: Fragment,
  conditions: readonly Fragment[],
): Promise<Page> {
  const place = country === null ? [] : [fragment`country = ${country}`];
  const wanted = join([fragment`day BETWEEN ${from} AND ${to}`, ...place, ...conditions], " AND ", fragment`true`);
  const rows = await tx.sql<Omit<BatchBehind, "count" | "index"> & { count: string | null; index: string | null }>`
    SELECT b.id, b.source, b.received_at AS "receivedAt", b.row_count AS rows, found.count, e.id AS "entryId", l.leaf_index AS index
      FROM ${counts} c JOIN batch b ON b.id = c.batch_id
      CROSS JOIN LATERAL (
        SELECT sum(count) AS count
          FROM json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json) AS line (day text, country text, action text, reason text,
            signal text, automation text, "reportedBefore" boolean, category text, count bigint)
         WHERE ${wanted}) AS found
      LEFT JOIN log_entry e ON e.subject = 'batch:' || b.id AND e.action = 'batch.received'
      LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE c.batch_id = ANY (${sources.batches}::uuid[]) AND c.first_day <= ${to} AND c.last_day >= ${from}
       AND (${after}::uuid IS NULL OR b.id > ${after}::uuid) AND found.count > 0
     ORDER BY b.id LIMIT ${behindPageMax + 1}`;
  const items = rows.slice(0, behindPageMax).map((row) => ({
    ...row,
    count: Number(row.count),
    index: row.index === null ? null : Number(row.index),
  }));
  return { items, next: rows.length > behindPageMax ? (items.at(-1)?.id ?? null) : null };
}
