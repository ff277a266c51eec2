import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type LogFault, silenceMaxMs, type Verification, type VerificationState } from "./log.ts";

type Row = Omit<Verification, "state" | "leaves" | "of" | "requestedByName"> & {
  requestedByName: string | null;
  requestedBy: string;
  seenAt: Date;
  leaves: string;
  of: string;
  fault: LogFault | null;
};

/** The newest verifications, at most 20, the newest first. */
export const verifications = query({
  name: "log.verifications",
  permission: "log:verify",
  input: z.object({}),
  async run({ tx, now }): Promise<Verification[]> {
    const rows = await tx.sql<Row>`
      SELECT v.id, v.requested_by AS "requestedBy", p.name AS "requestedByName", v.requested_at AS "requestedAt", v.leaves,
             v.leaves_of AS "of", v.seen_at AS "seenAt", v.finished_at AS "finishedAt", v.code, v.sentence, v.fault
        FROM log_verification v LEFT JOIN person p ON p.id::text = v.requested_by ORDER BY v.id DESC LIMIT 20`;
    return rows.map(({ seenAt, requestedBy, ...row }) => ({
      ...row,
      requestedByName: row.requestedByName ?? requestedBy,
      leaves: Number(row.leaves),
      of: Number(row.of),
      state: stateOf(row.finishedAt, Number(row.leaves), now.getTime() - seenAt.getTime()),
    }));
  },
});

function stateOf(finishedAt: Date | null, leaves: number, silentMs: number): VerificationState {
  if (finishedAt !== null) return "done";
  if (silentMs > silenceMaxMs) return "lost";
  return leaves === 0 ? "waiting" : "running";
}
