import { z } from "zod";
import type { GrievanceAction, GrievanceCategory } from "#lib/grievances/grievance.ts";
import { query } from "#lib/operation.ts";

export type GrievanceMonth = {
  readonly month: string;
  readonly country: string;
  readonly category: GrievanceCategory;
  readonly action: GrievanceAction;
  readonly count: number;
};

/** Grievances received from `from` up to but without `to` (days, UTC), counted by month, country, category and action. */
export const month = query({
  name: "grievances.month",
  permission: "grievances:read",
  input: z.object({ from: z.iso.date(), to: z.iso.date(), country: z.string().length(2).optional() }),
  run: async ({ tx }, { from, to, country }): Promise<GrievanceMonth[]> =>
    tx.sql<GrievanceMonth>`
      SELECT to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, country, category, action, count(*)::integer AS count
        FROM grievance
       WHERE received_at >= (${from}::date::timestamp AT TIME ZONE 'UTC') AND received_at < (${to}::date::timestamp AT TIME ZONE 'UTC')
         AND (${country ?? null}::text IS NULL OR country = ${country ?? null})
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
});
