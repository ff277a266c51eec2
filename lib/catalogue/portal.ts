import type { JobHandlers } from "#lib/jobs/worker.ts";
import { addKey } from "#lib/officers/addKey.ts";
import { disable } from "#lib/officers/disable.ts";
import { invite } from "#lib/officers/invite.ts";
import { list } from "#lib/officers/list.ts";
import { own } from "#lib/officers/own.ts";
import { record } from "#lib/officers/record.ts";
import { revokeKey } from "#lib/officers/revokeKey.ts";
import { signOut } from "#lib/officers/signOut.ts";
import { ownCase } from "#lib/requests/ownCase.ts";
import { ownList } from "#lib/requests/ownList.ts";
import { receipt } from "#lib/requests/receipt.ts";
import { retract } from "#lib/requests/retract.ts";
import { submit } from "#lib/requests/submit.ts";

/** What officers do from outside, and what the desk does about officers. */
export const portalCalls = [
  addKey,
  disable,
  invite,
  list,
  own,
  record,
  revokeKey,
  signOut,
  ownCase,
  ownList,
  receipt,
  retract,
  submit,
] as const;

export const portalJobs = {} as const satisfies Partial<JobHandlers>;
