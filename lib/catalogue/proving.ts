import { operator } from "#lib/auth/actor.ts";
import { ending as endingBans } from "#lib/bans/ending.ts";
import { recountOverturned } from "#lib/bans/overturning/recountOverturned.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import type { Ground } from "#lib/db/ground.ts";
import { recount as recountGrievances } from "#lib/grievances/recount.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { begin as beginRecounts } from "#lib/recounts/begin.ts";
import { conclude as concludeRecounts } from "#lib/recounts/conclude.ts";
import { due as dueRecounts } from "#lib/recounts/due.ts";
import { list as listRecounts } from "#lib/recounts/list.ts";
import type { Findings } from "#lib/recounts/recounted.ts";
import { Refusal } from "#lib/refusal.ts";
import { recompute as recomputeReports } from "#lib/reports/recompute.ts";

/** Counting again what was published, from rows and from roll-ups. */
export const provingCalls = [
  endingBans,
  recountOverturned,
  recountGrievances,
  beginRecounts,
  concludeRecounts,
  dueRecounts,
  listRecounts,
  recomputeReports,
] as const;

export const provingJobs = {
  "recount-nightly": async (ground) => {
    try {
      // All months: an edit in the database touches no batch, so nothing tells which month it was in.
      await beginRecounts(ground, operator, { whole: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // another is under way: its result is as good
    }
  },
  "recount-bans": async (ground, { id }) => void (await recountNow(ground, id)),
} as const satisfies Partial<JobHandlers>;

const messageMax = 500;

/**
 * Counts what a recount that was begun has to count, computes the figures of published reports again, and keeps what was found. A part that
 * fails, as records may that were tampered with, is a sentence among the others: what the rest found is not lost with it.
 */
export async function recountNow(ground: Ground, id: string): Promise<Findings> {
  const { roots, months } = await dueRecounts(ground, operator, { id });
  const failed: string[] = [];
  const part = async <Result>(what: string, counting: Promise<Result>, nothing: Result): Promise<Result> => {
    try {
      return await counting;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failed.push(`recount: ${what} could not be counted again: ${message.slice(0, messageMax)}`);
      return nothing;
    }
  };
  const asked = { roots, ...(months !== null && { months: [...months] }) };
  const none = { rows: 0, batches: 0, months: [], disagreements: [] };
  const counted = await part("the ledger of bans", recount(ground, operator, asked), none);
  const overturned = await part("overturned bans", recountOverturned(ground, operator, {}), []);
  const grievances = await part("grievances", recountGrievances(ground, operator, { roots }), []);
  const recomputed = recomputeReports(ground, operator, {});
  const { figures, disagreements } = await part("published figures", recomputed, { figures: 0, disagreements: [] });
  // Some look at the same lines and say the same.
  const said = new Set([...failed, ...counted.disagreements, ...overturned, ...grievances, ...disagreements]);
  const found = { ...counted, figures, disagreements: [...said] };
  await concludeRecounts(ground, operator, { id, ...found, months: [...found.months] });
  return found;
}
