import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { shifting } from "./shifting.ts";
import { type Standing, type StatementState, statementStates } from "./statement.ts";

/** How statements stand, by the counts that the database keeps: its cost does not grow with their number. Months are of the last two years. */
export const standing = query({
  name: "statements.standing",
  permission: "statements:read",
  input: z.object({}),
  async run({ tx, now }): Promise<Standing> {
    const [connection] = await tx.sql<{ on: boolean; sandbox: boolean }>`
      SELECT turned_on_by IS NOT NULL AS on, sandbox FROM statement_connection`;
    const [template] = await tx.sql<{ number: number }>`
      SELECT max(number) AS number FROM statement_template WHERE signed HAVING count(*) > 0`;
    return {
      ...{ sends: connection?.on ?? null, template: template?.number ?? null },
      tried: connection?.sandbox === true ? await triedIn(tx, now) : null,
      counts: await countsOf(tx),
      ...(await omissions(tx)),
      months: await monthsOf(tx, now),
      ...(await shifting(tx, now)),
      failure: await lastFailure(tx),
    };
  },
});

async function countsOf(tx: Tx): Promise<Record<StatementState, number>> {
  const rows = await tx.sql<{ state: StatementState; count: string }>`
    SELECT state, sum(count) AS count FROM statement_day GROUP BY state`;
  const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return Object.fromEntries(statementStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    StatementState,
    number
  >;
}

async function omissions(tx: Tx): Promise<Pick<Standing, "omitted" | "batchesOpen">> {
  const [row] = await tx.sql<Record<"order" | "reason" | "before" | "open", string>>`
    SELECT COALESCE(sum(omitted_order), 0) AS order, COALESCE(sum(omitted_reason), 0) AS reason, COALESCE(sum(omitted_before), 0) AS before,
           (SELECT count(*) FROM batch WHERE kind = 'bans') - count(*) FILTER (WHERE done) AS open FROM statement_drafting`;
  const number = (text: string | undefined) => Number(text ?? 0);
  return {
    omitted: { order: number(row?.order), reason: number(row?.reason), before: number(row?.before) },
    batchesOpen: number(row?.open),
  };
}

async function monthsOf(tx: Tx, now: Date): Promise<Standing["months"]> {
  const rows = await tx.sql<{ month: string; sent: string; refused: string }>`
    SELECT to_char(a.ended_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(a.sent) AS sent, sum(a.refused) AS refused
      FROM statement_attempt a JOIN statement_sending g ON g.id = a.sending_id
     WHERE a.ended_at > ${now}::timestamptz - interval '2 years' AND NOT g.sandbox GROUP BY month ORDER BY month DESC`;
  return rows.map(({ month, sent, refused }) => ({ month, sent: Number(sent), refused: Number(refused) }));
}

async function triedIn(tx: Tx, now: Date): Promise<number> {
  const [row] = await tx.sql<{ taken: string }>`
    SELECT COALESCE(sum(a.sent), 0) AS taken FROM statement_attempt a JOIN statement_sending g ON g.id = a.sending_id
     WHERE a.ended_at > ${now}::timestamptz - interval '2 years' AND g.sandbox`;
  return Number(row?.taken ?? 0);
}

/** Why the last attempt left something waiting, where it did. */
async function lastFailure(tx: Tx): Promise<Standing["failure"]> {
  const [row] = await tx.sql<{ code: string | null; at: Date }>`
    SELECT failure AS code, ended_at AS at FROM statement_attempt ORDER BY ended_at DESC LIMIT 1`;
  return row === undefined || row.code === null ? null : { code: row.code, at: row.at };
}
