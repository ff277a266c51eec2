import { configure as configureArchives } from "#lib/archives/configure.ts";
import { dropLetGo } from "#lib/archives/dropLetGo.ts";
import { letGo as letGoArchives } from "#lib/archives/letGo.ts";
import { make as makeArchives } from "#lib/archives/make.ts";
import { months as monthsArchives } from "#lib/archives/months.ts";
import { putBack as putBackArchives } from "#lib/archives/putBack.ts";
import { restore as restoreArchives } from "#lib/archives/restore.ts";
import { accountVersions } from "#lib/bans/accounts/accountVersions.ts";
import { countRepeats } from "#lib/bans/accounts/countRepeats.ts";
import { destroyAllRetired, destroyRetired } from "#lib/bans/accounts/destroyRetired.ts";
import { lookUp } from "#lib/bans/accounts/lookUp.ts";
import { proposeRetirement } from "#lib/bans/accounts/proposeRetirement.ts";
import { repeats } from "#lib/bans/accounts/repeats.ts";
import { rotateAccountKey } from "#lib/bans/accounts/rotateAccountKey.ts";
import { settleRetirement } from "#lib/bans/accounts/settleRetirement.ts";
import { archivedBan } from "#lib/bans/archivedBan.ts";
import { makeMonths } from "#lib/bans/makeMonths.ts";
import { summarise } from "#lib/bans/summarise.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

/** Months of the ledger and their archives; accounts looked up, and the key that hashes them. */
export const monthsCalls = [
  configureArchives,
  letGoArchives,
  makeArchives,
  monthsArchives,
  putBackArchives,
  restoreArchives,
  accountVersions,
  archivedBan,
  destroyRetired,
  lookUp,
  proposeRetirement,
  repeats,
  rotateAccountKey,
  settleRetirement,
] as const;

export const monthsJobs = {
  "make-months": async (ground) => {
    try {
      await makeMonths(ground);
    } finally {
      await dropLetGo(ground);
    }
  },
  "summarise-bans": async (ground) => void (await summarise(ground)),
  "count-repeats": async (ground) => void (await countRepeats(ground)),
  "destroy-account-keys": (ground) => destroyAllRetired(ground),
} as const satisfies Partial<JobHandlers>;
