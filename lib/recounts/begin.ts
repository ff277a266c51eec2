import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { recountMaxMs } from "./recounted.ts";

/** Taken by whoever begins a recount, so that of two at once one does. */
const beginLock = 0x6373_7272;

/**
 * Begins a recount of the ledger as a job: it goes on when the page is left. `whole` counts every month, else only those to which a batch
 * came since their last sound recount; `roots` hashes every row again. `queued: false` is for whoever counts at once.
 * @throws Refusal `conflict` while another is under way
 */
export const begin = operation({
  name: "recounts.begin",
  permission: "recounts:verify",
  input: z.object({
    whole: z.boolean().default(true),
    roots: z.boolean().default(false),
    queued: z.boolean().default(true),
  }),
  async run({ tx, actor, now }, { whole, roots, queued }) {
    await tx.sql`SELECT pg_advisory_xact_lock(${beginLock})`;
    const lostBefore = new Date(now.getTime() - recountMaxMs);
    const [running] = await tx.sql`SELECT FROM recount WHERE ended_at IS NULL AND started_at > ${lostBefore} LIMIT 1`;
    if (running !== undefined)
      throw new Refusal(
        "conflict",
        "The ledger is being counted already. Nothing was begun: its result will stand here.",
      );
    const id = newId();
    await tx.sql`INSERT INTO recount (id, begun_by, started_at, whole, roots) VALUES (${id}, ${actor.id}, ${now}, ${whole}, ${roots})`;
    if (queued) await enqueue(tx, "recount-bans", { id }, { key: `recount-bans:${id}` });
    return { result: { id }, audit: [{ action: "recount.begun", subject: `recount:${id}`, data: { whole, roots } }] };
  },
});
