import type { JobHandlers } from "#lib/jobs/worker.ts";

/** What officers do from outside, and what the desk does about officers. */
export const portalCalls = [] as const;

export const portalJobs = {} as const satisfies Partial<JobHandlers>;
