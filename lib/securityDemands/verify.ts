import { z } from "zod";
import { decodeEntry } from "#lib/audit/entry.ts";
import { query } from "#lib/operation.ts";
import { assertCleared, commitmentOf, inside, ownLog, rootOver } from "./compartment.ts";

/** What a check of the compartment's log says: how many entries and days, and the first day whose commitment does not hold. */
export type CompartmentVerdict = {
  readonly entries: number;
  readonly days: number;
  readonly firstBroken: string | null;
};

/** Recomputes every daily commitment from the entries, and compares it with the one in the log that everybody reads. For cleared people. */
export const verify = query({
  name: "securityDemands.verify",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({}),
  async run({ tx, actor }): Promise<CompartmentVerdict> {
    await assertCleared(tx, actor);
    const said = await tx.sql<{ bytes: Buffer }>`SELECT bytes FROM log_entry WHERE action = 'compartment.committed'`;
    const public_ = new Map(
      said.map(({ bytes }) => decodeEntry(bytes)).map(({ subject, data }) => [subject, data.commitment]),
    );
    return inside(tx, async () => {
      const days = await tx.sql<{
        day: string;
        size: number;
        nonce: Buffer;
      }>`SELECT day::text, size, nonce FROM security_commitment ORDER BY day`;
      const [count] = await tx.sql<{ entries: number }>`SELECT count(*)::int AS entries FROM security_entry`;
      let firstBroken: string | null = null;
      for (const { day, size, nonce } of days) {
        const holds =
          public_.get(`compartment:${day}`) === commitmentOf(nonce, size, await rootOver(tx, size)).toString("hex");
        if (!holds) firstBroken ??= day;
      }
      return { entries: count?.entries ?? 0, days: days.length, firstBroken };
    });
  },
});
