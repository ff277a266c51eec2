import { z } from "zod";
import { overturnedFromRows } from "#lib/bans/overturning/overturnedFromRows.ts";
import { query } from "#lib/operation.ts";

/**
 * Counts the overturned bans again from the rows, where reinstatements name them, against their roll-up; the error rate of each signal is
 * made of it. Answers a sentence for each day, country and signal that differs, a hundred at most.
 */
export const recountOverturned = query({
  name: "bans.recountOverturned",
  permission: "bans:read",
  input: z.object({}),
  timeoutMs: 3_600_000,
  async run({ tx }): Promise<readonly string[]> {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const differences = await overturnedFromRows(tx.sql);
    return differences.map(
      ({ day, country, signal, kept, counted }) =>
        `ban_overturned_day: ${day} ${country} ${signal} has ${kept} overturned bans, and the rows give ${counted}.`,
    );
  },
});
