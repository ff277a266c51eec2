import type { Tx } from "#lib/db/transaction.ts";

/** The jobs there are, each with what it is given. A job's payload holds ids and codes only. */
export type Jobs = {
  "make-months": Record<string, never>;
  "summarise-bans": Record<string, never>;
  "count-repeats": Record<string, never>;
  "destroy-account-keys": Record<string, never>;
  "prune-expired": Record<string, never>;
  "settle-appeals": Record<string, never>;
  "reinstate-ban": { readonly ban: string; readonly appealId: string };
  "verify-log": { readonly id: string };
  "remind-silent": Record<string, never>;
  "send-mail": { readonly id: string };
  "send-acknowledgement": { readonly id: string };
  "mail-notifications": Record<string, never>;
  "mail-digests": Record<string, never>;
  "lapse-verifications": Record<string, never>;
  "escalate-deadlines": Record<string, never>;
  "lapse-orders": Record<string, never>;
  "expire-holds": Record<string, never>;
  "destroy-expired": { readonly kind?: string };
  "due-notices": Record<string, never>;
  "send-notice": { readonly requestId: string };
  "commit-compartment": Record<string, never>;
  "count-overturned": Record<string, never>;
  "fold-tallies": Record<string, never>;
  "recount-nightly": Record<string, never>;
  "recount-bans": { readonly id: string };
  "draft-statements": Record<string, never>;
  "send-statements": Record<string, never>;
};
export type JobName = keyof Jobs;

/**
 * Adds a job in the caller's transaction: it runs if that commits, and never otherwise.
 * `key` makes a second job with the same key replace the first; `runAt` is when it may start.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.sql`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.key ?? null}::text, max_attempts => 10)`;
}
