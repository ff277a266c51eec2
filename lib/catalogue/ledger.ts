import { concludeImport } from "#lib/bans/concludeImport.ts";
import { importState } from "#lib/bans/importState.ts";
import { keepRejections } from "#lib/bans/keepRejections.ts";
import { openImport } from "#lib/bans/openImport.ts";
import { rejections } from "#lib/bans/rejections.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

export const ledgerCalls = [concludeImport, importState, keepRejections, openImport, rejections] as const;

export const ledgerJobs = {} as const satisfies Partial<JobHandlers>;
