import { z } from "zod";
import { query } from "#lib/operation.ts";

/** How many accounts came back in a month: totals only. */
export type RepeatMonth = {
  /** `2023-09`. */
  readonly month: string;
  /** Banned or suspended in the month, each once. */
  readonly accounts: number;
  /** More than once in it. */
  readonly repeated: number;
  /** After a reinstatement in the same month or one of the twelve before it. */
  readonly afterReinstatement: number;
  readonly countedAt: Date;
};

/** The months that were counted, newest first, as the nightly job last counted them. */
export const repeats = query({
  name: "bans.repeats",
  permission: "bans:read",
  input: z.object({ limit: z.number().int().min(1).max(120).default(13) }),
  async run({ tx }, { limit }): Promise<RepeatMonth[]> {
    const rows = await tx.sql<RepeatMonth & Record<"accounts" | "repeated" | "afterReinstatement", string>>`
      SELECT to_char(month, 'YYYY-MM') AS month, accounts, repeated, after_reinstatement AS "afterReinstatement", counted_at AS "countedAt"
        FROM ban_repeat ORDER BY ban_repeat.month DESC LIMIT ${limit}`;
    return rows.map(({ accounts, repeated, afterReinstatement, ...row }) => ({
      ...row,
      ...{ accounts: Number(accounts), repeated: Number(repeated), afterReinstatement: Number(afterReinstatement) },
    }));
  },
});
