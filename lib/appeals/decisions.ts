import { z } from "zod";
import { houseSource } from "#lib/bans/ban.ts";
import { query } from "#lib/operation.ts";
import type { AppealOutcome, AppealReason } from "./appeal.ts";

const pageMax = 500;

/** A decision as the platform reads it. `appeal` is its own id of the appeal; null where staff recorded it. */
export type AppealDecision = {
  readonly number: number;
  readonly appeal: string | null;
  readonly ban: string;
  readonly outcome: AppealOutcome;
  readonly reason: AppealReason;
  readonly decided_at: string;
  /** Whether the platform is to let the account back and has not said that it did. */
  readonly reinstate: boolean;
};

/**
 * Decisions on bans of the asking machine's own source, by number from `after` (without it), 500 at most. Numbers are gapless and in the
 * order of the decisions: who has read up to one has read all before it. `next` is what to ask after then; null where there is no more.
 */
export const decisions = query({
  name: "appeals.decisions",
  permission: "results:read",
  input: z.object({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) }),
  async run({ tx, actor }, { after }): Promise<{ decisions: AppealDecision[]; next: number | null }> {
    const rows = await tx.sql<Omit<AppealDecision, "number" | "decided_at"> & { number: string; at: Date }>`
      SELECT a.result_number AS number, CASE a.source WHEN ${houseSource} THEN NULL ELSE a.sender_id END AS appeal, a.ban_sender_id AS ban, a.outcome,
             a.reason, a.decided_at AS at, a.outcome = 'overturned' AND a.state = 'decided' AND a.reinstate_asked_at IS NULL AS reinstate
        FROM appeal a WHERE a.ban_source = ${actor.name} AND a.result_number > ${after} ORDER BY a.result_number LIMIT ${pageMax + 1}`;
    const page = rows.slice(0, pageMax).map(({ number, appeal, ban, outcome, reason, at, reinstate }) => ({
      ...{ number: Number(number), appeal, ban, outcome, reason, decided_at: at.toISOString(), reinstate },
    }));
    return { decisions: page, next: rows.length > pageMax ? (page.at(-1)?.number ?? null) : null };
  },
});
