import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { SuspicionOutcome } from "./suspicion.ts";

/** Suspicions of one country with one outcome, and the incidents found in their reviews. */
export type SuspicionCount = {
  readonly country: string;
  readonly outcome: SuspicionOutcome;
  readonly count: number;
  readonly incidents: number;
};

/** How many suspicions were raised between two days (ISO, UTC, both inclusive), by country and by what became of them. */
export const counts = query({
  name: "suspicions.counts",
  permission: "suspicions:read",
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  run({ tx }, { from, to }): Promise<SuspicionCount[]> {
    return tx.sql<SuspicionCount>`
      SELECT s.country, s.outcome, count(*)::int AS count, COALESCE(sum(v.incidents), 0)::int AS incidents
        FROM suspicion s LEFT JOIN LATERAL (SELECT count(*) AS incidents FROM suspicion_review v
              WHERE v.suspicion_id = s.id AND v.outcome = 'should-not-have-been-given') v ON true
       WHERE s.raised_at >= ${from}::date AT TIME ZONE 'UTC' AND s.raised_at < (${to}::date + 1) AT TIME ZONE 'UTC'
       GROUP BY s.country, s.outcome ORDER BY s.country, s.outcome`;
  },
});
