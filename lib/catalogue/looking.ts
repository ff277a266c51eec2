import type { JobHandlers } from "#lib/jobs/worker.ts";
import { explore as exploreTallies } from "#lib/tallies/explore.ts";
import { fold } from "#lib/tallies/fold.ts";

export const lookingCalls = [exploreTallies] as const;

export const lookingJobs = {
  "fold-tallies": (ground) => fold(ground),
} as const satisfies Partial<JobHandlers>;
