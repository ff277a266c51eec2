import { operator } from "#lib/auth/actor.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { list as listOutbox } from "#lib/outbox/list.ts";
import { open as openOutbox } from "#lib/outbox/open.ts";
import { retry as retryOutbox } from "#lib/outbox/retry.ts";
import { send as sendOutbox } from "#lib/outbox/send.ts";

/** Letters, deliveries, the outbox. */
export const givingCalls = [listOutbox, openOutbox, retryOutbox, sendOutbox] as const;

export const givingJobs = {
  "send-mail": async (ground, { id }) => void (await sendOutbox(ground, operator, { id })),
} as const satisfies Partial<JobHandlers>;
