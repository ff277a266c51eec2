import { prune } from "#lib/health/prune.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

/** What each job does, for the worker. */
export const jobHandlers: JobHandlers = {
  "prune-expired": (ground) => prune(ground),
};
