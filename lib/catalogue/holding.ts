import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Holds, notices, destruction, the national-security compartment. */
export const holdingCalls = [] as const;

export const holdingJobs = {} as const satisfies Partial<JobHandlers>;
