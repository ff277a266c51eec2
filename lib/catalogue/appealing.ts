import { assign as assignAppeals } from "#lib/appeals/assign.ts";
import { configure as configureAppeals } from "#lib/appeals/configure.ts";
import { countersign as countersignAppeals } from "#lib/appeals/countersign.ts";
import { decide as decideAppeals } from "#lib/appeals/decide.ts";
import { decisions as decisionsAppeals } from "#lib/appeals/decisions.ts";
import { one as oneAppeals } from "#lib/appeals/one.ts";
import { queue as queueAppeals } from "#lib/appeals/queue.ts";
import { receive as receiveAppeals } from "#lib/appeals/receive.ts";
import { record as recordAppeals } from "#lib/appeals/record.ts";
import { reinstate as reinstateAppeals } from "#lib/appeals/reinstate.ts";
import { returnProposal as returnAppeals } from "#lib/appeals/returnProposal.ts";
import { reveal as revealAppeals } from "#lib/appeals/reveal.ts";
import { rules as rulesAppeals } from "#lib/appeals/rules.ts";
import { settle as settleAppeals } from "#lib/appeals/settle.ts";
import { settleAll } from "#lib/appeals/settleAll.ts";
import { times as timesAppeals } from "#lib/appeals/times.ts";
import { withdraw as withdrawAppeals } from "#lib/appeals/withdraw.ts";
import { countersign as countersignOrders } from "#lib/banOrders/countersign.ts";
import { counts as countsOrders } from "#lib/banOrders/counts.ts";
import { list as listOrders } from "#lib/banOrders/list.ts";
import { one as oneOrders } from "#lib/banOrders/one.ts";
import { propose as proposeOrders } from "#lib/banOrders/propose.ts";
import { record as recordOrders } from "#lib/banOrders/record.ts";
import { returnProposal as returnOrders } from "#lib/banOrders/returnProposal.ts";
import { withdraw as withdrawOrders } from "#lib/banOrders/withdraw.ts";
import { reinstate } from "#lib/bans/arriving/reinstate.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";

/** What follows a ban: appeals, and orders of governments to ban or to reinstate. */
export const appealingCalls = [
  assignAppeals,
  configureAppeals,
  countersignAppeals,
  decideAppeals,
  decisionsAppeals,
  oneAppeals,
  queueAppeals,
  receiveAppeals,
  recordAppeals,
  reinstateAppeals,
  returnAppeals,
  revealAppeals,
  rulesAppeals,
  settleAppeals,
  timesAppeals,
  withdrawAppeals,
  countersignOrders,
  countsOrders,
  listOrders,
  oneOrders,
  proposeOrders,
  recordOrders,
  returnOrders,
  withdrawOrders,
] as const;

export const appealingJobs = {
  "settle-appeals": (ground) => settleAll(ground),
  "reinstate-ban": async (ground, given) => {
    await reinstate(ground, given);
    await settleAll(ground);
  },
} as const satisfies Partial<JobHandlers>;
