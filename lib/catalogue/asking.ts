import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Authorities, suspicions, contacts with governments. */
export const askingCalls = [] as const;

export const askingJobs = {} as const satisfies Partial<JobHandlers>;
