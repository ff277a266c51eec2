import { z } from "zod";
import type { BanReason } from "#lib/bans/ban.ts";
import { query } from "#lib/operation.ts";

/** Appeals received in a month, about bans of a reason; null stands for all months, all reasons. */
export type AppealTimes = {
  /** `2026-11`, UTC. */
  readonly month: string | null;
  /** `unknown`: of bans that have not arrived. */
  readonly reason: BanReason | "unknown" | null;
  readonly received: number;
  readonly decided: number;
  readonly overturned: number;
  readonly reinstated: number;
  /** Medians in hours; null where there is none to take one of. */
  readonly hoursToLook: number | null;
  readonly hoursToDecision: number | null;
  readonly hoursToReinstatement: number | null;
};

/**
 * Counts and median times of the appeals received from `from` up to but without `to` (days, UTC): of all, of each month, of each reason,
 * of each month and reason. Every median is taken from the rows that its line covers; none is made of other medians. An automatic
 * acknowledgement is no look: the first look is when a person took it up. From the decision to the reinstatement as the ledger has it.
 */
export const times = query({
  name: "appeals.times",
  permission: "appeals:read",
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  run: async ({ tx }, { from, to }): Promise<AppealTimes[]> => tx.sql<AppealTimes>`
    SELECT CASE WHEN grouping(month) = 0 THEN month END AS month, CASE WHEN grouping(reason) = 0 THEN reason END AS reason,
           count(*)::int AS received, count(decided_at)::int AS decided, (count(*) FILTER (WHERE outcome = 'overturned' AND decided_at IS NOT NULL))::int AS overturned,
           count(reinstated_at)::int AS reinstated,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM looked_at - received_at)::float8 / 3600) AS "hoursToLook",
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - received_at)::float8 / 3600) AS "hoursToDecision",
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM reinstated_at - decided_at)::float8 / 3600) AS "hoursToReinstatement"
      FROM (SELECT a.looked_at, a.received_at, a.decided_at, a.reinstated_at, a.outcome, to_char(a.received_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, COALESCE(a.ban_reason::text, 'unknown') AS reason
              FROM appeal a
             WHERE a.received_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND a.received_at < ${to}::date::timestamp AT TIME ZONE 'UTC') given
     GROUP BY CUBE (month, reason) HAVING count(*) > 0 ORDER BY month NULLS FIRST, reason NULLS FIRST`,
});
