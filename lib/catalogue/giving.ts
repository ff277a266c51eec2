import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Letters, deliveries, the outbox. */
export const givingCalls = [] as const;

export const givingJobs = {} as const satisfies Partial<JobHandlers>;
