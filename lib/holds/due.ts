import { z } from "zod";
import { query } from "#lib/operation.ts";

const dueMax = 500;

/** The holds whose term is over, oldest first, 500 at most; for the job that ends them. */
export const due = query({
  name: "holds.due",
  permission: "holds:expire",
  input: z.object({}),
  async run({ tx, now }): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>`
      SELECT id FROM hold WHERE state = 'running' AND kept_alive_at IS NULL AND ends_at <= ${now} ORDER BY ends_at, id LIMIT ${dueMax}`;
    return rows.map(({ id }) => id);
  },
});
