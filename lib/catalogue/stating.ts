import type { JobHandlers } from "#lib/jobs/worker.ts";

export const statingCalls = [] as const;

export const statingJobs = {} as const satisfies Partial<JobHandlers>;
