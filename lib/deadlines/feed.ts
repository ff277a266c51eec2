import { z } from "zod";
import { query } from "#lib/operation.ts";

/** Whether the asker has an address of the calendar, and since when; never the address, of which only a hash is kept. */
export const feed = query({
  name: "deadlines.feed",
  permission: "deadlines:read",
  input: z.object({}),
  async run({ tx, actor }): Promise<{ version: number; madeAt: Date | null }> {
    const [row] = await tx.sql<{ version: number; madeAt: Date }>`
      SELECT version, made_at AS "madeAt" FROM calendar_feed WHERE person_id::text = ${actor.id}`;
    return row ?? { version: 0, madeAt: null };
  },
});
