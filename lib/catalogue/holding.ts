import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { configure as configureDestructions } from "#lib/destructions/configure.ts";
import { destroy as destroyDestructions } from "#lib/destructions/destroy.ts";
import { retentionKinds } from "#lib/destructions/destruction.ts";
import { exempt as exemptDestructions } from "#lib/destructions/exempt.ts";
import { lift as liftDestructions } from "#lib/destructions/lift.ts";
import { list as listDestructions } from "#lib/destructions/list.ts";
import { ofRequest as ofRequestDestructions } from "#lib/destructions/ofRequest.ts";
import { one as oneDestructions } from "#lib/destructions/one.ts";
import { rules as rulesDestructions } from "#lib/destructions/rules.ts";
import { due as dueHolds } from "#lib/holds/due.ts";
import { ending as endingHolds } from "#lib/holds/ending.ts";
import { enter as enterHolds } from "#lib/holds/enter.ts";
import { expire as expireHolds } from "#lib/holds/expire.ts";
import { keepAlive as keepAliveHolds } from "#lib/holds/keepAlive.ts";
import { list as listHolds } from "#lib/holds/list.ts";
import { ofRequest as ofRequestHolds } from "#lib/holds/ofRequest.ts";
import { place as placeHolds } from "#lib/holds/place.ts";
import { release as releaseHolds } from "#lib/holds/release.ts";
import { renew as renewHolds } from "#lib/holds/renew.ts";
import { usable as usableHolds } from "#lib/holds/usable.ts";
import { warn as warnHolds } from "#lib/holds/warn.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { configure as configureNotices } from "#lib/notices/configure.ts";
import { confirm as confirmNotices } from "#lib/notices/confirm.ts";
import { connector as connectorNotices } from "#lib/notices/connector.ts";
import { delay as delayNotices } from "#lib/notices/delay.ts";
import { deliver as deliverNotices } from "#lib/notices/deliver.ts";
import { due as dueNotices } from "#lib/notices/due.ts";
import { exportNotices } from "#lib/notices/exportNotices.ts";
import { fallDue as fallDueNotices } from "#lib/notices/fallDue.ts";
import { list as listNotices } from "#lib/notices/list.ts";
import { ofRequest as ofRequestNotices } from "#lib/notices/ofRequest.ts";
import { send as sendNotices } from "#lib/notices/send.ts";
import { settleWaiver } from "#lib/notices/settleWaiver.ts";
import { waive as waiveNotices } from "#lib/notices/waive.ts";
import { Refusal } from "#lib/refusal.ts";
import { collectFromHold } from "#lib/requests/collectFromHold.ts";
import { nonDisclosures } from "#lib/requests/nonDisclosures.ts";
import { settleUngag } from "#lib/requests/settleUngag.ts";
import { ungag } from "#lib/requests/ungag.ts";
import { bands as bandsSecurity } from "#lib/securityDemands/bands.ts";
import { clear as clearSecurity } from "#lib/securityDemands/clear.ts";
import { clearances } from "#lib/securityDemands/clearances.ts";
import { cleared } from "#lib/securityDemands/cleared.ts";
import { commit as commitSecurity } from "#lib/securityDemands/commit.ts";
import { endClearance } from "#lib/securityDemands/endClearance.ts";
import { list as listSecurity } from "#lib/securityDemands/list.ts";
import { record as recordSecurity } from "#lib/securityDemands/record.ts";
import { reveal as revealSecurity } from "#lib/securityDemands/reveal.ts";
import { settle as settleSecurity } from "#lib/securityDemands/settle.ts";
import { settleClearance } from "#lib/securityDemands/settleClearance.ts";
import { verify as verifySecurity } from "#lib/securityDemands/verify.ts";

/** Holds, notices, destruction, the national-security compartment. */
export const holdingCalls = [
  configureDestructions,
  destroyDestructions,
  exemptDestructions,
  liftDestructions,
  listDestructions,
  ofRequestDestructions,
  oneDestructions,
  rulesDestructions,
  dueHolds,
  endingHolds,
  enterHolds,
  expireHolds,
  keepAliveHolds,
  listHolds,
  ofRequestHolds,
  placeHolds,
  releaseHolds,
  renewHolds,
  usableHolds,
  warnHolds,
  configureNotices,
  confirmNotices,
  connectorNotices,
  delayNotices,
  deliverNotices,
  dueNotices,
  exportNotices,
  fallDueNotices,
  listNotices,
  ofRequestNotices,
  sendNotices,
  settleWaiver,
  waiveNotices,
  collectFromHold,
  nonDisclosures,
  settleUngag,
  ungag,
  bandsSecurity,
  clearSecurity,
  cleared,
  clearances,
  commitSecurity,
  endClearance,
  listSecurity,
  recordSecurity,
  revealSecurity,
  settleSecurity,
  settleClearance,
  verifySecurity,
] as const;

/** Whatever a person or another worker did first is no failure of a job. */
async function unlessDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict") return false;
    throw error;
  }
}

async function destroyAll(ground: Ground, only: string | undefined): Promise<void> {
  for (const kind of retentionKinds.filter((one) => only === undefined || one === only)) {
    while (await unlessDone(destroyDestructions(ground, operator, { kind })));
  }
}

export const holdingJobs = {
  "expire-holds": async (ground) => {
    for (const id of await dueHolds(ground, operator, {})) await unlessDone(expireHolds(ground, operator, { id }));
    for (const id of await endingHolds(ground, operator, {})) await unlessDone(warnHolds(ground, operator, { id }));
  },
  "destroy-expired": (ground, { kind }) => destroyAll(ground, kind),
  "due-notices": async (ground) => {
    for (const requestId of await dueNotices(ground, operator, {}))
      await unlessDone(fallDueNotices(ground, operator, { requestId }));
  },
  "send-notice": async (ground, { requestId }) =>
    void (await unlessDone(deliverNotices(ground, operator, { requestId }))),
  "commit-compartment": async (ground) => void (await unlessDone(commitSecurity(ground, operator, {}))),
} as const satisfies Partial<JobHandlers>;
