import type { JobHandlers } from "#lib/jobs/worker.ts";

export const provingCalls = [] as const;

export const provingJobs = {} as const satisfies Partial<JobHandlers>;
