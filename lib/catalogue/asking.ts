import { operator } from "#lib/auth/actor.ts";
import { challenge as challengeAuthorities } from "#lib/authorities/challenge.ts";
import { edit as editAuthorities } from "#lib/authorities/edit.ts";
import { freeze as freezeAuthorities } from "#lib/authorities/freeze.ts";
import { lapseAll, lapse as lapseAuthorities } from "#lib/authorities/lapse.ts";
import { record as recordAuthorities } from "#lib/authorities/record.ts";
import { reveal as revealAuthorities } from "#lib/authorities/reveal.ts";
import { unfreeze as unfreezeAuthorities } from "#lib/authorities/unfreeze.ts";
import { unverify as unverifyAuthorities } from "#lib/authorities/unverify.ts";
import { addDocument as addDocumentContacts } from "#lib/contacts/addDocument.ts";
import { correct as correctContacts } from "#lib/contacts/correct.ts";
import { linkRequest as linkRequestContacts } from "#lib/contacts/linkRequest.ts";
import { list as listContacts } from "#lib/contacts/list.ts";
import { one as oneContacts } from "#lib/contacts/one.ts";
import { openDocument as openDocumentContacts } from "#lib/contacts/openDocument.ts";
import { promise as promiseContacts } from "#lib/contacts/promise.ts";
import { record as recordContacts } from "#lib/contacts/record.ts";
import { settle as settleContacts } from "#lib/contacts/settle.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { verify as verifyOfficers } from "#lib/officers/verify.ts";
import { confirm as confirmSuspicions } from "#lib/suspicions/confirm.ts";
import { counts as countsSuspicions } from "#lib/suspicions/counts.ts";
import { judge as judgeSuspicions } from "#lib/suspicions/judge.ts";
import { link as linkSuspicions } from "#lib/suspicions/link.ts";
import { list as listSuspicions } from "#lib/suspicions/list.ts";
import { mark as markSuspicions } from "#lib/suspicions/mark.ts";
import { one as oneSuspicions } from "#lib/suspicions/one.ts";
import { raise as raiseSuspicions } from "#lib/suspicions/raise.ts";
import { recordSender as recordSenderSuspicions } from "#lib/suspicions/recordSender.ts";
import { reopen as reopenSuspicions } from "#lib/suspicions/reopen.ts";
import { requester as requesterSuspicions } from "#lib/suspicions/requester.ts";
import { review as reviewSuspicions } from "#lib/suspicions/review.ts";
import { signals as signalsSuspicions } from "#lib/suspicions/signals.ts";

/** Authorities, suspicions, contacts with governments. */
export const askingCalls = [
  addDocumentContacts,
  correctContacts,
  linkRequestContacts,
  listContacts,
  oneContacts,
  openDocumentContacts,
  promiseContacts,
  recordContacts,
  settleContacts,
  confirmSuspicions,
  countsSuspicions,
  judgeSuspicions,
  linkSuspicions,
  listSuspicions,
  markSuspicions,
  oneSuspicions,
  raiseSuspicions,
  recordSenderSuspicions,
  reopenSuspicions,
  requesterSuspicions,
  reviewSuspicions,
  signalsSuspicions,
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
  "lapse-verifications": (ground) => lapseAll(ground, operator),
} as const satisfies Partial<JobHandlers>;
