import { archivedMonths } from "#lib/bans/archivedMonths.ts";
import { download as downloadBans } from "#lib/bans/download.ts";
import { countries as countriesBans } from "#lib/bans/month.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { daily as dailyTallies } from "#lib/tallies/daily.ts";
import { explore as exploreTallies } from "#lib/tallies/explore.ts";
import { fold } from "#lib/tallies/fold.ts";
import { notable as notableTallies } from "#lib/tallies/notable.ts";

export const lookingCalls = [
  archivedMonths,
  countriesBans,
  dailyTallies,
  downloadBans,
  exploreTallies,
  notableTallies,
] as const;

export const lookingJobs = {
  "fold-tallies": (ground) => fold(ground),
} as const satisfies Partial<JobHandlers>;
