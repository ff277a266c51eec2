import type { JobHandlers } from "#lib/jobs/worker.ts";

export const appealingCalls = [] as const;

export const appealingJobs = {} as const satisfies Partial<JobHandlers>;
