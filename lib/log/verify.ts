import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { silenceMaxMs } from "./log.ts";

/** Taken by whoever begins a verification, so that of two at once one does. */
const beginLock = 0x6373_7666;

/**
 * Begins a verification of the whole log as a job: it goes on when the page is left, and its verdict becomes an entry (`log.verified`).
 * Refuses `conflict` while another is under way.
 */
export const verify = operation({
  name: "log.verify",
  permission: "log:verify",
  input: z.object({}),
  async run({ tx, actor, now }) {
    await tx.sql`SELECT pg_advisory_xact_lock(${beginLock})`;
    const [running] = await tx.sql`
      SELECT 1 FROM log_verification WHERE finished_at IS NULL AND seen_at > ${new Date(now.getTime() - silenceMaxMs)} LIMIT 1`;
    if (running !== undefined)
      throw new Refusal(
        "conflict",
        "The log is being verified already. Nothing was begun: its verdict will stand here.",
      );
    const id = newId();
    await tx.sql`INSERT INTO log_verification (id, requested_by, requested_at, seen_at) VALUES (${id}, ${actor.id}, ${now}, ${now})`;
    await enqueue(tx, "verify-log", { id }, { key: `verify-log:${id}` });
    return { result: { id }, audit: [{ action: "verification.requested", subject: `verification:${id}` }] };
  },
});
