import { configure as configureArchives } from "#lib/archives/configure.ts";
import { make as makeArchives } from "#lib/archives/make.ts";
import { months as monthsArchives } from "#lib/archives/months.ts";
import { restore as restoreArchives } from "#lib/archives/restore.ts";
import { countRepeats } from "#lib/bans/countRepeats.ts";
import { makeMonths } from "#lib/bans/makeMonths.ts";
import { repeats } from "#lib/bans/repeats.ts";
import { summarise } from "#lib/bans/summarise.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Months of the ledger and their archives; accounts looked up, and the key that hashes them. */
export const monthsCalls = [configureArchives, makeArchives, monthsArchives, restoreArchives, repeats] as const;

export const monthsJobs = {
  "make-months": async (ground) => void (await makeMonths(ground)),
  "summarise-bans": async (ground) => void (await summarise(ground)),
  "count-repeats": async (ground) => void (await countRepeats(ground)),
  "destroy-account-keys": async () => undefined,
} as const satisfies Partial<JobHandlers>;
