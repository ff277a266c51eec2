import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Views, comments, notifications, presence, search. */
export const workingCalls = [] as const;

export const workingJobs = {} as const satisfies Partial<JobHandlers>;
