import { receiveNothing } from "#lib/bans/arriving/receiveNothing.ts";
import { filings } from "#lib/bans/filing/filings.ts";
import { receiveFilings } from "#lib/bans/filing/receiveFilings.ts";
import { recordFiling } from "#lib/bans/filing/recordFiling.ts";
import { answered } from "#lib/bans/imports/answered.ts";
import { concludeImport } from "#lib/bans/imports/concludeImport.ts";
import { importState } from "#lib/bans/imports/importState.ts";
import { keepRejections } from "#lib/bans/imports/keepRejections.ts";
import { openImport } from "#lib/bans/imports/openImport.ts";
import { rejections } from "#lib/bans/imports/rejections.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

export const ledgerCalls = [
  answered,
  concludeImport,
  filings,
  importState,
  keepRejections,
  openImport,
  receiveFilings,
  receiveNothing,
  recordFiling,
  rejections,
] as const;

export const ledgerJobs = {} as const satisfies Partial<JobHandlers>;
