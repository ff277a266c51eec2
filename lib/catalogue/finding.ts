import type { JobHandlers } from "#lib/jobs/worker.ts";

export const findingCalls = [] as const;

export const findingJobs = {} as const satisfies Partial<JobHandlers>;
