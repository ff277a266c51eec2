import { operator } from "#lib/auth/actor.ts";
import { list as listComments } from "#lib/comments/list.ts";
import { retract as retractComments } from "#lib/comments/retract.ts";
import { reveal as revealComments } from "#lib/comments/reveal.ts";
import { write as writeComments } from "#lib/comments/write.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { choose as chooseNotifications } from "#lib/notifications/choose.ts";
import { list as listNotifications } from "#lib/notifications/list.ts";
import { mailAll } from "#lib/notifications/mailAll.ts";
import { mailDigest as mailDigestNotifications } from "#lib/notifications/mailDigest.ts";
import { markRead as markReadNotifications } from "#lib/notifications/markRead.ts";
import { preference as preferenceNotifications } from "#lib/notifications/preference.ts";
import { unread as unreadNotifications } from "#lib/notifications/unread.ts";
import { acknowledge as acknowledgeRequests } from "#lib/requests/acknowledge.ts";
import { assignMany as assignManyRequests } from "#lib/requests/assignMany.ts";
import { handlers as handlersRequests } from "#lib/requests/handlers.ts";
import { lookUp as lookUpRequests } from "#lib/requests/lookUp.ts";
import { markChildSafety as markChildSafetyRequests } from "#lib/requests/markChildSafety.ts";
import { nameHandlers as nameHandlersRequests } from "#lib/requests/nameHandlers.ts";
import { protection as protectionRequests } from "#lib/requests/protection.ts";
import { search as searchRequests } from "#lib/requests/search.ts";
import { sendAcknowledgement as sendAcknowledgementRequests } from "#lib/requests/sendAcknowledgement.ts";
import { undoBulk as undoBulkRequests } from "#lib/requests/undoBulk.ts";
import { beginWith as beginWithViews } from "#lib/views/beginWith.ts";
import { change as changeViews } from "#lib/views/change.ts";
import { list as listViews } from "#lib/views/list.ts";
import { remove as removeViews } from "#lib/views/remove.ts";
import { save as saveViews } from "#lib/views/save.ts";

/** Views, comments, notifications, presence, search. */
export const workingCalls = [
  acknowledgeRequests,
  assignManyRequests,
  handlersRequests,
  lookUpRequests,
  markChildSafetyRequests,
  nameHandlersRequests,
  protectionRequests,
  searchRequests,
  sendAcknowledgementRequests,
  undoBulkRequests,
  beginWithViews,
  changeViews,
  listViews,
  removeViews,
  saveViews,
  listComments,
  retractComments,
  revealComments,
  writeComments,
  chooseNotifications,
  listNotifications,
  mailDigestNotifications,
  markReadNotifications,
  preferenceNotifications,
  unreadNotifications,
] as const;

export const workingJobs = {
  "send-acknowledgement": async (ground, { id }) => void (await sendAcknowledgementRequests(ground, operator, { id })),
  "mail-notifications": async (ground) => void (await mailAll(ground, "at-once")),
  "mail-digests": async (ground) => void (await mailAll(ground, "daily")),
} as const satisfies Partial<JobHandlers>;
