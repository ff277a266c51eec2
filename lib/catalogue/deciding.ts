import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Narrowing, clarification, objections, emergencies. */
export const decidingCalls = [] as const;

export const decidingJobs = {} as const satisfies Partial<JobHandlers>;
