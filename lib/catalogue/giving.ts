import { operator } from "#lib/auth/actor.ts";
import { deliver as deliverDeliveries } from "#lib/deliveries/deliver.ts";
import { fetch as fetchDeliveries } from "#lib/deliveries/fetch.ts";
import { ofCase as ofCaseDeliveries } from "#lib/deliveries/ofCase.ts";
import { offer as offerDeliveries } from "#lib/deliveries/offer.ts";
import { own as ownDeliveries } from "#lib/deliveries/own.ts";
import { revoke as revokeDeliveries } from "#lib/deliveries/revoke.ts";
import { take as takeDeliveries } from "#lib/deliveries/take.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { countersign as countersignLetters } from "#lib/letters/countersign.ts";
import { download as downloadLetters } from "#lib/letters/download.ts";
import { fetch as fetchLetters } from "#lib/letters/fetch.ts";
import { list as listLetters } from "#lib/letters/list.ts";
import { ofCase as ofCaseLetters } from "#lib/letters/ofCase.ts";
import { own as ownLetters } from "#lib/letters/own.ts";
import { preview as previewLetters } from "#lib/letters/preview.ts";
import { propose as proposeLetters } from "#lib/letters/propose.ts";
import { reject as rejectLetters } from "#lib/letters/reject.ts";
import { send as sendLetters } from "#lib/letters/send.ts";
import { versions as versionsLetters } from "#lib/letters/versions.ts";
import { list as listOutbox } from "#lib/outbox/list.ts";
import { open as openOutbox } from "#lib/outbox/open.ts";
import { retry as retryOutbox } from "#lib/outbox/retry.ts";
import { send as sendOutbox } from "#lib/outbox/send.ts";

import { previewLetter as previewLetterRequests } from "#lib/requests/previewLetter.ts";

/** Letters, deliveries, the outbox. */
export const givingCalls = [
  deliverDeliveries,
  fetchDeliveries,
  ofCaseDeliveries,
  offerDeliveries,
  ownDeliveries,
  revokeDeliveries,
  takeDeliveries,

  countersignLetters,
  downloadLetters,
  fetchLetters,
  listLetters,
  ofCaseLetters,
  ownLetters,
  previewLetters,
  proposeLetters,
  rejectLetters,
  sendLetters,
  versionsLetters,
  previewLetterRequests,
  listOutbox,
  openOutbox,
  retryOutbox,
  sendOutbox,
] as const;

export const givingJobs = {
  "send-mail": async (ground, { id }) => void (await sendOutbox(ground, operator, { id })),
} as const satisfies Partial<JobHandlers>;
