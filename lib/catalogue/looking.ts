import type { JobHandlers } from "#lib/jobs/worker.ts";

export const lookingCalls = [] as const;

export const lookingJobs = {} as const satisfies Partial<JobHandlers>;
