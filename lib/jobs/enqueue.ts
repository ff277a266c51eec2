import type { Tx } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";

/** The jobs there are, each with what it is given. A job's payload holds ids and codes only. */
export type Jobs = {
  "send-notice": { readonly requestId: string };
  "escalate-request": { readonly requestId: string };
};
export type JobName = keyof Jobs;

/**
 * Adds a job in the caller's transaction: it runs if that commits, and never otherwise.
 * `key` makes a second job with the same key replace the first; `runAt` is when it may start.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name] & Json,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.sql`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.key ?? null}::text, max_attempts => 10)`;
}
