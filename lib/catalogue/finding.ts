import { found as foundBans } from "#lib/bans/found.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { countOverturned as countOverturnedBans } from "#lib/bans/overturning/countOverturned.ts";
import { countersign as countersignDescriptions } from "#lib/descriptions/countersign.ts";
import { list as listDescriptions } from "#lib/descriptions/list.ts";
import { propose as proposeDescriptions } from "#lib/descriptions/propose.ts";
import { reject as rejectDescriptions } from "#lib/descriptions/reject.ts";
import { versions as versionsDescriptions } from "#lib/descriptions/versions.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

/** How accounts are found: in words that two of counsel sign, and how often it was wrong. */
export const findingCalls = [
  countOverturnedBans,
  foundBans,
  countersignDescriptions,
  listDescriptions,
  proposeDescriptions,
  rejectDescriptions,
  versionsDescriptions,
] as const;

export const findingJobs = {
  "count-overturned": async (ground) => void (await countAllOverturned(ground)),
} as const satisfies Partial<JobHandlers>;
