import type { JobHandlers } from "#lib/jobs/worker.ts";

export const ledgerCalls = [] as const;

export const ledgerJobs = {} as const satisfies Partial<JobHandlers>;
