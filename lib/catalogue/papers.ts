import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Documents, messages and mail that came in. */
export const papersCalls = [] as const;

export const papersJobs = {} as const satisfies Partial<JobHandlers>;
