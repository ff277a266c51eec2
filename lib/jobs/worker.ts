import { Logger, run } from "graphile-worker";
import type { Ground } from "#lib/db/ground.ts";
import type { JobName, Jobs } from "#lib/jobs/enqueue.ts";
import { Refusal, transports } from "#lib/refusal.ts";

/** What comes by the clock (UTC), whichever of several workers is first; one line a job, in cron's order of columns. */
const crontab = [
  "17 3 * * * prune-expired",
  "*/10 * * * * expire-holds",
  "*/5 * * * * due-notices",
  "31 2 * * * destroy-expired",
  "7 0 * * * commit-compartment",
  "41 3 * * * lapse-verifications",
  "*/5 * * * * escalate-deadlines",
  "*/5 * * * * lapse-orders",
  "*/10 * * * * remind-silent",
  "* * * * * mail-notifications",
  "* * * * * settle-appeals",
  "3 6 * * * mail-digests",
  "4,14,24,34,44,54 * * * * count-overturned",
  "* * * * * fold-tallies",
  "13 0 * * * make-months ?fill=2d",
  "*/15 * * * * summarise-bans",
  "23 1 * * * count-repeats",
  "37 4 * * * recount-nightly",
  "47 3 * * * destroy-account-keys",
  "*/5 * * * * draft-statements",
  "* * * * * send-statements",
].join("\n");

/** What each job does. It may run twice: whatever it calls must bear that. */
export type JobHandlers = { readonly [Name in JobName]: (ground: Ground, payload: Jobs[Name]) => Promise<void> };

/** Works jobs from the queue until the answer is called; that waits for those that are running. */
export async function startWorker(ground: Ground, handlers: JobHandlers): Promise<() => Promise<void>> {
  const taskList = Object.fromEntries(
    Object.keys(handlers).map((name) => [
      name,
      (payload: unknown) => workOne(ground, handlers, name as JobName, payload),
    ]),
  );
  const runner = await run({
    pgPool: ground.database.pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    crontab,
    pollInterval: 1_000,
    logger: new Logger(() => (level, message) => {
      if (level === "error") ground.journal.fault("jobs", new Error(message));
    }),
  });
  return () => runner.stop();
}

async function workOne<Name extends JobName>(
  ground: Ground,
  handlers: JobHandlers,
  name: Name,
  payload: unknown,
): Promise<void> {
  try {
    await handlers[name](ground, payload as Jobs[Name]);
  } catch (error) {
    // A refusal that time cannot mend ends the job; anything else is tried again, later each time.
    if (error instanceof Refusal && !transports[error.code].retry) {
      ground.journal.note("job", { job: name, outcome: error.code });
      return;
    }
    throw error;
  }
}
