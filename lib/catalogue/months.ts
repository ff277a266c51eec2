import type { JobHandlers } from "#lib/jobs/worker.ts";

export const monthsCalls = [] as const;

export const monthsJobs = {} as const satisfies Partial<JobHandlers>;
