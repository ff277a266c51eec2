import { operator } from "#lib/auth/actor.ts";
import { challenge as challengeAuthorities } from "#lib/authorities/challenge.ts";
import { edit as editAuthorities } from "#lib/authorities/edit.ts";
import { freeze as freezeAuthorities } from "#lib/authorities/freeze.ts";
import { lapse as lapseAuthorities } from "#lib/authorities/lapse.ts";
import { record as recordAuthorities } from "#lib/authorities/record.ts";
import { reveal as revealAuthorities } from "#lib/authorities/reveal.ts";
import { unfreeze as unfreezeAuthorities } from "#lib/authorities/unfreeze.ts";
import { unverify as unverifyAuthorities } from "#lib/authorities/unverify.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { verify as verifyOfficers } from "#lib/officers/verify.ts";

/** Authorities, suspicions, contacts with governments. */
export const askingCalls = [
  verifyOfficers,
  challengeAuthorities,
  editAuthorities,
  freezeAuthorities,
  lapseAuthorities,
  recordAuthorities,
  revealAuthorities,
  unfreezeAuthorities,
  unverifyAuthorities,
] as const;

export const askingJobs = {
  "lapse-verifications": async (ground) => void (await lapseAuthorities(ground, operator, {})),
} as const satisfies Partial<JobHandlers>;
