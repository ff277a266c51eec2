import { z } from "zod";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { type BanRow, rowColumns, rowOf, type SelectedRow } from "#lib/bans/row.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

const pageMax = 500;
/** So many rows are looked at in vain for one page at most, whatever the ledger's size. */
const rowsWalkedMax = 600_000;
const batchesSeenMax = 2_000;
const batchesAtOnce = 8;
/** Count lines that are longer than this, compressed, cost more to read than the rows that they spare. */
const linesBytesMax = 60_000;
/** As many days as one pattern names; with more, the other columns alone must do. */
const daysNamedMax = 40;
const lastRow = 2_147_483_647;

/** Where the next page begins: after the last row of this one, or after the last batch that was walked for it. */
export type BanCursor = { readonly batchId: string; readonly batchRow: number };

/** What was done for a page: what a test can hold it to. */
export type Walked = { readonly batches: number; readonly rows: number };

/** What single bans are asked for: a span of days, and what is held fast. */
export const cellInput = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** The days that hold any, by the roll-up: batches without one of them are not opened. */
  days: z.array(z.iso.date()).max(1_100).optional(),
  country: z.string().length(2).optional(),
  action: z.enum(actions).optional(),
  surface: z.enum(surfaces).optional(),
  reason: z.enum(reasons).optional(),
  signal: z.enum(signals).optional(),
  automation: z.enum(automations).optional(),
  reportedBefore: z.boolean().optional(),
  after: z.object({ batchId: z.uuid(), batchRow: z.number().int().min(0) }).optional(),
  limit: z.number().int().min(1).max(pageMax).default(50),
});
export type CellInput = z.output<typeof cellInput>;

/**
 * The single bans behind a figure, in the order of their arrival, by keyset: a cursor is a place in the ledger, which nothing moves. Only
 * batches are opened that have bans on one of the days, and whose own count lines name the kind. What remains is walked up to a bound: a
 * page may then hold fewer than its limit, and `next` says where to go on. Days are UTC, `to` is not included.
 */
export const cell = query({
  name: "bans.cell",
  permission: "bans:read",
  input: cellInput,
  timeoutMs: 10_000,
  run: ({ tx }, given): Promise<CellPage> => walk(tx, given),
});

export type CellPage = { readonly rows: BanRow[]; readonly next: BanCursor | null; readonly walked: Walked };

/** One page of `cell`, in a transaction that is open. */
export async function walk(tx: Tx, given: CellInput): Promise<CellPage> {
  const found: SelectedRow[] = [];
  const walked = { batches: 0, rows: 0 };
  const candidates = await candidatesOf(tx, given);
  let last: string | null = null;
  for (let at = 0; at < candidates.length && found.length <= given.limit; at += batchesAtOnce) {
    if (walked.rows >= rowsWalkedMax) break;
    const some = candidates.slice(at, at + batchesAtOnce);
    const opened = await openedOf(
      tx,
      some.map(({ id }) => id),
      given,
    );
    found.push(...(await rowsOf(tx, opened, given, given.limit + 1 - found.length)));
    walked.batches += opened.length;
    walked.rows += some.reduce((sum, { id, rows }) => sum + (opened.includes(id) ? rows : 0), 0);
    last = some.at(-1)?.id ?? last;
  }
  const rows = found.slice(0, given.limit).map(rowOf);
  const end = rows.at(-1);
  if (found.length > given.limit && end !== undefined) {
    return { rows, next: { batchId: end.batchId, batchRow: end.batchRow }, walked };
  }
  const all = candidates.length < batchesSeenMax && last === (candidates.at(-1)?.id ?? null);
  return { rows, next: all || last === null ? null : { batchId: last, batchRow: lastRow }, walked };
}

/** Batches that have bans on one of the days, from the cursor on, in the order of arrival: ids are ordered by time. */
async function candidatesOf(tx: Tx, { from, to, days, after }: CellInput): Promise<{ id: string; rows: number }[]> {
  const [first, last] = [days?.[0] ?? from, days?.at(-1)];
  return tx.sql<{ id: string; rows: number }>`
    SELECT h.id, h.row_count AS rows FROM ban_batch_count c JOIN batch h ON h.id = c.batch_id
     WHERE c.last_day >= ${first}::date AND ${last === undefined ? fragment`c.first_day < ${to}::date` : fragment`c.first_day <= ${last}::date`}
       AND ${days === undefined ? fragment`true` : fragment`EXISTS (SELECT FROM unnest(${days}::date[]) day WHERE day BETWEEN c.first_day AND c.last_day)`}
       AND (${after?.batchId ?? null}::uuid IS NULL OR c.batch_id > ${after?.batchId ?? null}::uuid
         OR (c.batch_id = ${after?.batchId ?? null}::uuid AND ${after?.batchRow ?? 0} < h.row_count - 1))
     ORDER BY c.batch_id LIMIT ${batchesSeenMax}`;
}

/** Those of them whose count lines name the kind; of long lines it is not asked. */
async function openedOf(tx: Tx, ids: readonly string[], given: CellInput): Promise<string[]> {
  const pattern = patternOf(given);
  const rows = await tx.sql<{ id: string }>`
    SELECT batch_id AS id FROM ban_batch_count
     WHERE batch_id = ANY (${ids}::uuid[]) AND CASE WHEN pg_column_size(lines) > ${linesBytesMax} THEN true ELSE lines ~ ${pattern} END
     ORDER BY batch_id`;
  return rows.map(({ id }) => id);
}

/** One count line of the kind that is wanted: canonical JSON, so its members stand in the order of their names. */
function patternOf({ days, action, automation, country, reason, reportedBefore, signal, surface }: CellInput): string {
  const text = (name: string, value: string | undefined) => `"${name}":"${value ?? '[^"]*'}"`;
  const named = days !== undefined && days.length <= daysNamedMax ? `(?:${days.join("|")})` : undefined;
  return [
    ...[
      text("action", action),
      text("automation", automation),
      '"count":[0-9]+',
      text("country", country),
      text("day", named),
    ],
    ...[
      text("reason", reason),
      `"reportedBefore":${reportedBefore ?? "[a-z]+"}`,
      text("signal", signal),
      text("surface", surface),
    ],
  ].join(",");
}

async function rowsOf(tx: Tx, ids: readonly string[], given: CellInput, limit: number): Promise<SelectedRow[]> {
  if (ids.length === 0) return [];
  return tx.sql<SelectedRow>`
    SELECT ${rowColumns}
      FROM (SELECT h.id, h.source FROM batch h WHERE h.id = ANY (${ids}::uuid[]) ORDER BY h.id OFFSET 0) h
      CROSS JOIN LATERAL (SELECT * FROM ban b WHERE b.batch_id = h.id AND ${join(conditions(given), " AND ", fragment`true`)}
             ORDER BY b.batch_row LIMIT ${limit}) b
     LIMIT ${limit}`;
}

function conditions(given: CellInput): Fragment[] {
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
