import type { JobHandlers } from "#lib/jobs/worker.ts";

/** European orders, overrides of rules, the calendar. */
export const clocksCalls = [] as const;

export const clocksJobs = {} as const satisfies Partial<JobHandlers>;
