import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type Recounted, recountMaxMs } from "./recounted.ts";

type Row = Omit<Recounted, "state" | "rows" | "begunByName" | "months" | "disagreements" | "batches" | "figures"> & {
  rows: string | null;
  batches: number | null;
  figures: number | null;
  begunBy: string;
  begunByName: string | null;
  months: string[] | null;
  disagreements: string[] | null;
};

/** The newest recounts, at most 20, the newest first. */
export const list = query({
  name: "recounts.list",
  permission: "recounts:read",
  input: z.object({}),
  async run({ tx, now }): Promise<Recounted[]> {
    const rows = await tx.sql<Row>`
      SELECT r.id, r.begun_by AS "begunBy", p.name AS "begunByName", r.started_at AS "startedAt", r.whole, r.roots, r.ended_at AS "endedAt",
             r.rows, r.batches, r.figures, r.months::text[] AS months, r.disagreements
        FROM recount r LEFT JOIN person p ON p.id::text = r.begun_by ORDER BY r.id DESC LIMIT 20`;
    return rows.map(({ begunBy, ...row }) => ({
      ...row,
      begunByName: row.begunByName ?? (begunBy === "operator" ? "the nightly job or the command line" : begunBy),
      state:
        row.endedAt !== null ? "done" : now.getTime() - row.startedAt.getTime() > recountMaxMs ? "lost" : "running",
      rows: Number(row.rows),
      batches: row.batches ?? 0,
      figures: row.figures ?? 0,
      months: row.months ?? [],
      disagreements: row.disagreements ?? [],
    }));
  },
});
