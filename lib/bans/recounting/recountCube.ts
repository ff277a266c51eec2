import type { Month } from "#lib/bans/recounting/recountSums.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Sentences of one month, at most; what is more follows from the same damage. */
const saidMax = 10;
const dimensions = ["country", "surface", "reason", "signal", "automation"];

/**
 * What the cube (`ban_tally`) says of a month and of its days other than the sums of the days that it was made of: each of its totals is made
 * again. Lines that neither has taken in are in no sum.
 */
export async function cubeFaults({ sql }: Pick<Tx, "sql">, { first, next }: Month): Promise<string[]> {
  const found = await sql<{ grain: string; mask: number; period: string; cells: number }>`
    WITH cells AS MATERIALIZED (
      SELECT day, country, surface, reason, signal, automation, action, reported_before, count FROM ban_day_folded
       WHERE day >= ${first}::date AND day < ${next}::date
    ), monthly AS MATERIALIZED (
      SELECT country, surface, reason, signal, automation, action, reported_before, sum(count)::bigint AS count FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), daily AS MATERIALIZED (
      SELECT day, surface, reason, signal, automation, action, reported_before, sum(count)::bigint AS count FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7
    ), counted AS (
      SELECT 'month'::ban_grain AS grain, grouping(country, surface, reason, signal, automation) AS mask, ${first}::date AS period,
             country, surface, reason, signal, automation, action, reported_before, sum(count)::bigint AS count
        FROM monthly GROUP BY action, reported_before, CUBE (country, surface, reason, signal, automation)
      UNION ALL
      SELECT 'day', 16 + grouping(surface, reason, signal, automation), day, NULL, surface, reason, signal, automation, action, reported_before,
             sum(count)::bigint
        FROM daily GROUP BY day, action, reported_before, CUBE (surface, reason, signal, automation)
      UNION ALL
      SELECT 'day', grouping(country, surface, reason, signal, automation), day, country, surface, reason, signal, automation, action,
             reported_before, sum(count)::bigint
        FROM cells GROUP BY day, country, action, reported_before, GROUPING SETS ((), (surface), (reason), (signal), (automation))
    ), joined AS (
      SELECT grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count FROM counted
      UNION ALL
      SELECT grain, mask, period, country, surface, reason, signal, automation, action, reported_before, -count FROM ban_tally
       WHERE grain IN ('month', 'day') AND period >= ${first}::date AND period < ${next}::date
    ), differing AS (
      SELECT grain, mask, period FROM joined GROUP BY grain, mask, period, country, surface, reason, signal, automation, action, reported_before
      HAVING sum(count) <> 0)
    SELECT grain, mask::int, to_char(period, 'YYYY-MM-DD') AS period, count(*)::int AS cells FROM differing
     GROUP BY grain, mask, period ORDER BY grain DESC, mask, period LIMIT ${saidMax}`;
  return found.map(({ grain, mask, period, cells }) => {
    const kept = dimensions.filter((_, at) => (mask & (16 >> at)) === 0).join(", ") || "nothing but the action";
    const named = grain === "month" ? period.slice(0, 7) : period;
    return `ban_tally: ${named} by ${kept} says other than ban_day_folded in ${cells} ${cells === 1 ? "sum" : "sums"}.`;
  });
}

/** The years of the cube whose sums are not those of their months, which `cubeFaults` holds against the days. */
export async function cubeYearFaults({ sql }: Pick<Tx, "sql">): Promise<string[]> {
  const cell = fragment`country, surface, reason, signal, automation, action, reported_before`;
  const found = await sql<{ year: string; cells: number }>`
    SELECT to_char(period, 'YYYY') AS year, count(*)::int AS cells FROM (
      SELECT period FROM (
        SELECT date_trunc('year', period::timestamp)::date AS period, mask, ${cell}, count FROM ban_tally WHERE grain = 'month'
        UNION ALL SELECT period, mask, ${cell}, -count FROM ban_tally WHERE grain = 'year') joined
       GROUP BY period, mask, ${cell} HAVING sum(count) <> 0) differing
     GROUP BY period ORDER BY period LIMIT ${saidMax}`;
  return found.map(
    ({ year, cells }) =>
      `ban_tally: ${year} as a whole says other than its months in ${cells} ${cells === 1 ? "sum" : "sums"}.`,
  );
}
