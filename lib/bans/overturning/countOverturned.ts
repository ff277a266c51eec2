import { z } from "zod";
import { type BanAction, houseSource } from "#lib/bans/ban.ts";
import { arrivedSince } from "#lib/bans/overturning/arrivedSince.ts";
import {
  type Overturned,
  type OverturnedCell,
  overturnedLines,
  overturnedRoot,
} from "#lib/bans/overturning/overturned.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Counts the bans that were overturned since the last counting: every reinstatement that names its ban, under the codes of the ban.
 * A ban counts once however often it is reinstated, also where its month is in the archive. One that has not arrived is awaited.
 * Answers how many were counted, and whether more may be left.
 * @throws Refusal `conflict` where everything that arrived is counted
 */
export const countOverturned = operation({
  name: "bans.countOverturned",
  permission: "bans:count",
  input: z.object({}),
  async run({ tx, now }) {
    const [mark] = await tx.sql<{ through: string }>`SELECT through FROM ban_overturned_mark FOR UPDATE`;
    const arrived = await arrivedSince(tx, Number(mark?.through));
    const named = await namedBy(tx, arrived.batches);
    const rows = named.flatMap((one) => (isOverturned(one) ? [rowOf(one)] : []));
    const awaited = await keepWaiting(tx, named);
    if (rows.length === 0 && awaited === 0 && !arrived.behind) {
      throw new Refusal("conflict", "Every reinstatement that has arrived is counted already; nothing was changed.");
    }
    await tx.sql`UPDATE ban_overturned_mark SET through = ${arrived.through}, counted_at = ${now}`;
    const data = { through: arrived.through, awaited };
    if (rows.length === 0) {
      return {
        result: { overturned: 0, more: arrived.more },
        audit: [{ action: "overturned.awaited", subject: "ledger:overturned", data }],
      };
    }
    const batch = await write(tx, rows, now);
    return {
      result: { overturned: rows.length, more: arrived.more },
      audit: [{ action: "batch.received", subject: `batch:${batch.id}`, data: { ...batch.data, ...data } }],
    };
  },
});

/** A ban that is named as ended, with its codes where it stands in the ledger, or where its archive left them. */
type Named = { readonly original: string; readonly reinstatedAt: Date; readonly waits: boolean } & (
  | ({ readonly action: BanAction } & OverturnedCell)
  | { readonly action: null }
);

/** The bans that these batches name as ended, and those that were awaited; none that is counted already. By key, so that all come to one order. */
async function namedBy({ sql }: Tx, batches: readonly string[]): Promise<Named[]> {
  return sql<Named>`
    SELECT once.original, once."reinstatedAt", once.waits, COALESCE(b.action, a.action) AS action, COALESCE(b.automation, a.automation) AS automation,
           COALESCE(b.country, a.country) AS country, COALESCE(b.day, to_char(a.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) AS day,
           COALESCE(b.reason, a.reason) AS reason, COALESCE(b.signal, a.signal) AS signal, COALESCE(b.surface, a.surface) AS surface
      FROM (SELECT original, min(at) AS "reinstatedAt", bool_or(waits) AS waits FROM (
              SELECT original, occurred_at AS at, false AS waits FROM ban_reinstatement WHERE batch_id = ANY (${batches}::uuid[])
              UNION ALL SELECT original, reinstated_at, true FROM ban_overturned_waiting) given
             WHERE NOT EXISTS (SELECT FROM ban_overturned o WHERE o.original = given.original) GROUP BY original) once
      LEFT JOIN LATERAL (${banAt}) b ON true
      LEFT JOIN LATERAL archived_ban_at(CASE WHEN b.action IS NULL THEN once.original END) a ON true
     ORDER BY once.original`;
}

/** The ban with the key `once.original`. Its batch's days, known before (`OFFSET 0`), lead to the month: no other partition is opened. */
const banAt = fragment`
  SELECT b.action, b.automation, b.country, to_char(b.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, b.reason, b.signal, b.surface
    FROM ban_key k JOIN ban_batch_count c ON c.batch_id = k.batch_id
    CROSS JOIN LATERAL (SELECT * FROM ban WHERE batch_id = k.batch_id AND batch_row = k.batch_row
      AND occurred_at >= c.first_day::timestamp AT TIME ZONE 'UTC' AND occurred_at < (c.last_day + 1)::timestamp AT TIME ZONE 'UTC' OFFSET 0) b
   WHERE k.key = once.original`;

/** A reinstatement of a reinstatement overturns no ban. */
function isOverturned(one: Named): one is Extract<Named, { action: BanAction }> {
  return one.action !== null && one.action !== "reinstate";
}

function rowOf({ original, reinstatedAt, ...cell }: Extract<Named, { action: BanAction }>): Overturned {
  const { automation, country, day, reason, signal, surface } = cell;
  const ban = original.replaceAll("-", "");
  return { automation, ban, country, day, reason, reinstatedAt: reinstatedAt.toISOString(), signal, surface };
}

/** Awaits the bans that are not there and no longer those that are; answers how many are new among the awaited. */
async function keepWaiting({ sql }: Tx, named: readonly Named[]): Promise<number> {
  const here = named.filter(({ waits, action }) => waits && action !== null).map(({ original }) => original);
  await sql`DELETE FROM ban_overturned_waiting WHERE original = ANY (${here}::uuid[])`;
  const missing = named.filter(({ waits, action }) => !waits && action === null);
  const added = await sql`
    INSERT INTO ban_overturned_waiting (original, reinstated_at)
    SELECT * FROM unnest(${missing.map(({ original }) => original)}::uuid[], ${missing.map(({ reinstatedAt }) => reinstatedAt)}::timestamptz[])
    RETURNING original`;
  return added.length;
}

/** Writes the counting as a batch, its rows, its count lines, and adds these to the roll-up. */
async function write({ sql }: Tx, rows: readonly Overturned[], now: Date) {
  const id = newId();
  const root = overturnedRoot(rows);
  const { lines, digest, firstDay, lastDay } = overturnedLines(rows);
  const source = houseSource;
  await sql`INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at)
    VALUES (${id}, 'overturned', ${source}, ${rows.length}, ${root}, ${digest}, ${now})`;
  await sql`
    INSERT INTO ban_overturned (original, batch_id, batch_row, day, country, surface, reason, signal, automation, reinstated_at)
    SELECT ban::uuid, ${id}, place - 1, day, country, surface, reason, signal, automation, "reinstatedAt"
      FROM ROWS FROM (json_to_recordset(${`[${rows.map(canonicalJson).join(",")}]`}::json) AS (ban text, day date, country char(2),
        surface ban_surface, reason ban_reason, signal ban_signal, automation ban_automation, "reinstatedAt" timestamptz))
        WITH ORDINALITY AS given (ban, day, country, surface, reason, signal, automation, "reinstatedAt", place)`;
  await sql`INSERT INTO ban_overturned_count (batch_id, first_day, last_day, lines) VALUES (${id}, ${firstDay}, ${lastDay}, ${lines})`;
  await sql`
    INSERT INTO ban_overturned_day AS kept (day, country, surface, reason, signal, automation, count)
    SELECT day, country, surface, reason, signal, automation, count
      FROM json_to_recordset(${`[${lines.replaceAll("\n", ",")}]`}::json) AS given (day date, country char(2), surface ban_surface,
        reason ban_reason, signal ban_signal, automation ban_automation, count bigint)
     ORDER BY day, country, surface, reason, signal, automation
    ON CONFLICT (day, country, surface, reason, signal, automation) DO UPDATE SET count = kept.count + EXCLUDED.count`;
  const data = { kind: "overturned", source, rows: rows.length, root: root.toString("hex") };
  return { id, data: { ...data, countsDigest: digest.toString("hex") } };
}
