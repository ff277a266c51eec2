import { calendar as calendarDeadlines } from "#lib/deadlines/calendar.ts";
import { escalate as escalateDeadlines } from "#lib/deadlines/escalate.ts";
import { escalateAll } from "#lib/deadlines/escalateAll.ts";
import { feed as feedDeadlines } from "#lib/deadlines/feed.ts";
import { renewFeed as renewFeedDeadlines } from "#lib/deadlines/renewFeed.ts";
import { runningOut as runningOutDeadlines } from "#lib/deadlines/runningOut.ts";
import { answer as answerEuropeanOrders } from "#lib/europeanOrders/answer.ts";
import { followUp as followUpEuropeanOrders } from "#lib/europeanOrders/followUp.ts";
import { forms as formsEuropeanOrders } from "#lib/europeanOrders/forms.ts";
import { lapse as lapseEuropeanOrders } from "#lib/europeanOrders/lapse.ts";
import { lapseAll } from "#lib/europeanOrders/lapseAll.ts";
import { lapsed as lapsedEuropeanOrders } from "#lib/europeanOrders/lapsed.ts";
import { note as noteEuropeanOrders } from "#lib/europeanOrders/note.ts";
import { preview as previewEuropeanOrders } from "#lib/europeanOrders/preview.ts";
import { reveal as revealEuropeanOrders } from "#lib/europeanOrders/reveal.ts";
import { setAside as setAsideEuropeanOrders } from "#lib/europeanOrders/setAside.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { countersign as countersignOverrides } from "#lib/overrides/countersign.ts";
import { end as endOverrides } from "#lib/overrides/end.ts";
import { list as listOverrides } from "#lib/overrides/list.ts";
import { propose as proposeOverrides } from "#lib/overrides/propose.ts";
import { reject as rejectOverrides } from "#lib/overrides/reject.ts";
import { enterEuropean as enterEuropeanRequests } from "#lib/requests/enterEuropean.ts";
import { simulate as simulateRequests } from "#lib/requests/simulate.ts";

/** European orders, overrides of rules, the calendar. */
export const clocksCalls = [
  calendarDeadlines,
  escalateDeadlines,
  feedDeadlines,
  renewFeedDeadlines,
  runningOutDeadlines,
  countersignOverrides,
  endOverrides,
  listOverrides,
  proposeOverrides,
  rejectOverrides,
  answerEuropeanOrders,
  followUpEuropeanOrders,
  formsEuropeanOrders,
  lapseEuropeanOrders,
  lapsedEuropeanOrders,
  noteEuropeanOrders,
  previewEuropeanOrders,
  revealEuropeanOrders,
  setAsideEuropeanOrders,
  enterEuropeanRequests,
  simulateRequests,
] as const;

export const clocksJobs = {
  "escalate-deadlines": (ground) => escalateAll(ground),
  "lapse-orders": (ground) => lapseAll(ground),
} as const satisfies Partial<JobHandlers>;
