import { z } from "zod";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { type BanRow, rowColumns, rowOf, type SelectedRow } from "#lib/bans/row.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";

const pageMax = 200;

/** Where the next page begins: the last row of this one. */
export type BanCursor = { readonly batchId: string; readonly batchRow: number };

/**
 * The single bans behind a figure, in the order of their arrival, by keyset. Only batches whose days overlap the span are read, so a rare
 * combination costs a few batches and not the month. Days are UTC, `to` is not included.
 */
export const cell = query({
  name: "bans.cell",
  permission: "bans:read",
  input: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    country: z.string().length(2).optional(),
    action: z.enum(actions).optional(),
    surface: z.enum(surfaces).optional(),
    reason: z.enum(reasons).optional(),
    signal: z.enum(signals).optional(),
    automation: z.enum(automations).optional(),
    reportedBefore: z.boolean().optional(),
    after: z.object({ batchId: z.uuid(), batchRow: z.number().int().min(0) }).optional(),
    limit: z.number().int().min(1).max(pageMax).default(50),
  }),
  run: async ({ tx }, given): Promise<{ rows: BanRow[]; next: BanCursor | null }> => {
    const rows = await tx.sql<SelectedRow>`
      SELECT ${rowColumns}
        FROM (SELECT h.id, h.source FROM batch h JOIN ban_batch_count c ON c.batch_id = h.id
               WHERE c.last_day >= ${given.from}::date AND c.first_day < ${given.to}::date
                 AND (${given.after?.batchId ?? null}::uuid IS NULL OR h.id >= ${given.after?.batchId ?? null}::uuid)
               ORDER BY h.id OFFSET 0) h
        CROSS JOIN LATERAL (SELECT * FROM ban b WHERE b.batch_id = h.id AND ${join(conditions(given), " AND ", fragment`true`)}
               ORDER BY b.batch_row LIMIT ${given.limit + 1}) b
       LIMIT ${given.limit + 1}`;
    const page = rows.slice(0, given.limit).map(rowOf);
    const last = page.at(-1);
    const more = rows.length > given.limit && last !== undefined;
    return { rows: page, next: more ? { batchId: last.batchId, batchRow: last.batchRow } : null };
  },
});

type Wanted = Readonly<Record<"from" | "to", string>> & {
  readonly country?: string | undefined;
  readonly action?: string | undefined;
  readonly surface?: string | undefined;
  readonly reason?: string | undefined;
  readonly signal?: string | undefined;
  readonly automation?: string | undefined;
  readonly reportedBefore?: boolean | undefined;
  readonly after?: BanCursor | undefined;
};

function conditions(given: Wanted): Fragment[] {
  const { from, to, country, action, surface, reason, signal, automation, reportedBefore, after } = given;
  return [
    fragment`b.occurred_at >= (${from}::date::timestamp AT TIME ZONE 'UTC')`,
    fragment`b.occurred_at < (${to}::date::timestamp AT TIME ZONE 'UTC')`,
    ...(country === undefined ? [] : [fragment`b.country = ${country}::char(2)`]),
    ...(action === undefined ? [] : [fragment`b.action = ${action}::ban_action`]),
    ...(surface === undefined ? [] : [fragment`b.surface = ${surface}::ban_surface`]),
    ...(reason === undefined ? [] : [fragment`b.reason = ${reason}::ban_reason`]),
    ...(signal === undefined ? [] : [fragment`b.signal = ${signal}::ban_signal`]),
    ...(automation === undefined ? [] : [fragment`b.automation = ${automation}::ban_automation`]),
    ...(reportedBefore === undefined ? [] : [fragment`b.reported_before = ${reportedBefore}`]),
    ...(after === undefined
      ? []
      : [fragment`(b.batch_id, b.batch_row) > (${after.batchId}::uuid, ${after.batchRow}::integer)`]),
  ];
}
