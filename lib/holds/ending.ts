import { z } from "zod";
import { query } from "#lib/operation.ts";
import { warningMs } from "./hold.ts";

const endingMax = 500;

/** The holds that end within a week and of which nobody was told yet, the soonest first, 500 at most; for the job that tells. */
export const ending = query({
  name: "holds.ending",
  permission: "holds:expire",
  input: z.object({}),
  async run({ tx, now }): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>`
      SELECT h.id FROM hold h
       WHERE h.state = 'running' AND h.kept_alive_at IS NULL AND h.ends_at > ${now} AND h.ends_at <= ${new Date(now.getTime() + warningMs)}
         AND NOT EXISTS (SELECT FROM log_entry e WHERE e.subject = 'hold:' || h.id::text AND e.action = 'hold.warned'
               AND e.at >= h.ends_at - make_interval(secs => ${warningMs / 1000}))
       ORDER BY h.ends_at, h.id LIMIT ${endingMax}`;
    return rows.map(({ id }) => id);
  },
});
