import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Filing } from "./filing.ts";

/** Reports that were filed of a ban later; what arrived with the ban itself stands in its row. */
export type Filings = {
  readonly filings: readonly (Filing & {
    readonly recordedAt: Date;
    /** A person's name; where a machine sent it, the source of the ban, since none sends of another's. */
    readonly recordedBy: string;
  })[];
  /** The end of the year of the latest (18 U.S.C. 2258A(h)); null where there is none. */
  readonly until: Date | null;
};

/** The reports of a ban, latest first, by its key. */
export const filings = query({
  name: "bans.filings",
  permission: "bans:read",
  input: z.object({ key: z.string().regex(/^[0-9a-f]{32}$/, "A ban's key is 32 hex digits") }),
  async run({ tx }, { key }): Promise<Filings> {
    const rows = await tx.sql<Filings["filings"][number] & { until: Date }>`
      SELECT f.report, to_char(f.filed_on, 'YYYY-MM-DD') AS "filedOn", f.recorded_at AS "recordedAt",
             COALESCE(p.name, h.source, f.recorded_by) AS "recordedBy", filing_held_until(f.filed_on) AS until
        FROM ban_filing f LEFT JOIN person p ON p.id::text = f.recorded_by LEFT JOIN ban_key k ON k.key = f.ban LEFT JOIN batch h ON h.id = k.batch_id
       WHERE f.ban = ${key}::uuid ORDER BY f.filed_on DESC, f.recorded_at DESC, f.report`;
    return { filings: rows.map(({ until: _, ...filing }) => filing), until: rows[0]?.until ?? null };
  },
});
