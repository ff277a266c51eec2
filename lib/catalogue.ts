import type { RecomputeBatch } from "#lib/audit/batches.ts";
import { operator } from "#lib/auth/actor.ts";
import { list as listAuthorities } from "#lib/authorities/list.ts";
import { one as oneAuthorities } from "#lib/authorities/one.ts";
import { verify as verifyAuthorities } from "#lib/authorities/verify.ts";
import { receive as receiveBans } from "#lib/bans/arriving/receive.ts";
import { cell as cellBans } from "#lib/bans/cell.ts";
import { daysOf as daysBans, month as monthBans } from "#lib/bans/month.ts";
import { one as oneBans } from "#lib/bans/one.ts";
import { overturnedBatchRoot as overturnedRoot } from "#lib/bans/overturning/overturnedBatchRoot.ts";
import { batchRoot as bansRoot } from "#lib/bans/proving/batchRoot.ts";
import { proof as proofBans } from "#lib/bans/proving/proof.ts";
import { recount as recountBans } from "#lib/bans/recounting/recount.ts";
import { appealingCalls, appealingJobs } from "#lib/catalogue/appealing.ts";
import { askingCalls, askingJobs } from "#lib/catalogue/asking.ts";
import { clocksCalls, clocksJobs } from "#lib/catalogue/clocks.ts";
import { decidingCalls, decidingJobs } from "#lib/catalogue/deciding.ts";
import { findingCalls, findingJobs } from "#lib/catalogue/finding.ts";
import { givingCalls, givingJobs } from "#lib/catalogue/giving.ts";
import { holdingCalls, holdingJobs } from "#lib/catalogue/holding.ts";
import { ledgerCalls, ledgerJobs } from "#lib/catalogue/ledger.ts";
import { lookingCalls, lookingJobs } from "#lib/catalogue/looking.ts";
import { monthsCalls, monthsJobs } from "#lib/catalogue/months.ts";
import { papersCalls, papersJobs } from "#lib/catalogue/papers.ts";
import { portalCalls, portalJobs } from "#lib/catalogue/portal.ts";
import { provingCalls, provingJobs } from "#lib/catalogue/proving.ts";
import { reportingCalls } from "#lib/catalogue/reporting.ts";
import { statingCalls, statingJobs } from "#lib/catalogue/stating.ts";
import { workingCalls, workingJobs } from "#lib/catalogue/working.ts";
import { batchRoot as grievancesRoot } from "#lib/grievances/batchRoot.ts";
import { month as monthGrievances } from "#lib/grievances/month.ts";
import { receive as receiveGrievances } from "#lib/grievances/receive.ts";
import { prune } from "#lib/health/prune.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { create as createKeys } from "#lib/keys/create.ts";
import { list as listKeys } from "#lib/keys/list.ts";
import { revoke as revokeKeys } from "#lib/keys/revoke.ts";
import { conclude as concludeLog } from "#lib/log/conclude.ts";
import { entryList as entryListLog } from "#lib/log/entryList.ts";
import { one as oneLog } from "#lib/log/one.ts";
import { prove as proveLog } from "#lib/log/prove.ts";
import { verifications as verificationsLog } from "#lib/log/verifications.ts";
import { verify as verifyLog } from "#lib/log/verify.ts";
import { add as addPeople } from "#lib/people/add.ts";
import { changeRole as changeRolePeople } from "#lib/people/changeRole.ts";
import { disable as disablePeople } from "#lib/people/disable.ts";
import { enable as enablePeople } from "#lib/people/enable.ts";
import { link as linkPeople } from "#lib/people/link.ts";
import { list as listPeople } from "#lib/people/list.ts";
import { read as readPeople } from "#lib/people/read.ts";
import { signOut as signOutPeople } from "#lib/people/signOut.ts";
import { countersign as countersignRegister } from "#lib/register/countersign.ts";
import { current as currentRegister } from "#lib/register/current.ts";
import { found as foundRegister } from "#lib/register/found.ts";
import { one as oneRegister } from "#lib/register/one.ts";
import { propose as proposeRegister } from "#lib/register/propose.ts";
import { reject as rejectRegister } from "#lib/register/reject.ts";
import { versions as versionsRegister } from "#lib/register/versions.ts";
import { assign as assignRequests } from "#lib/requests/assign.ts";
import { batchRoot as requestsRoot } from "#lib/requests/batchRoot.ts";
import { openCase as caseRequests } from "#lib/requests/case.ts";
import { close as closeRequests } from "#lib/requests/close.ts";
import { collect as collectRequests } from "#lib/requests/collect.ts";
import { countersign as countersignRequests } from "#lib/requests/countersign.ts";
import { counts as countsRequests } from "#lib/requests/counts.ts";
import { create as createRequests } from "#lib/requests/create.ts";
import { download as downloadRequests } from "#lib/requests/download.ts";
import { enter as enterRequests } from "#lib/requests/enter.ts";
import { gag as gagRequests } from "#lib/requests/gag.ts";
import { importBatch as importRequests } from "#lib/requests/importBatch.ts";
import { notify as notifyRequests } from "#lib/requests/notify.ts";
import { owners as ownersRequests } from "#lib/requests/owners.ts";
import { pause as pauseRequests } from "#lib/requests/pause.ts";
import { produce as produceRequests } from "#lib/requests/produce.ts";
import { propose as proposeRequests } from "#lib/requests/propose.ts";
import { queue as queueRequests } from "#lib/requests/queue.ts";
import { resume as resumeRequests } from "#lib/requests/resume.ts";
import { returnProposal as returnRequests } from "#lib/requests/returnProposal.ts";
import { reveal as revealRequests } from "#lib/requests/reveal.ts";
import { withdraw as withdrawRequests } from "#lib/requests/withdraw.ts";
import { change as changeSettings } from "#lib/settings/change.ts";
import { read as readSettings } from "#lib/settings/read.ts";
import { configure as configureSources } from "#lib/sources/configure.ts";
import { list as listSources } from "#lib/sources/list.ts";

/** Every operation and every query by its name: what the tests go through, so that no door is forgotten. */
export const catalogue = [
  listAuthorities,
  oneAuthorities,
  verifyAuthorities,
  cellBans,
  monthBans,
  daysBans,
  oneBans,
  proofBans,
  receiveBans,
  recountBans,
  monthGrievances,
  receiveGrievances,
  createKeys,
  listKeys,
  revokeKeys,
  concludeLog,
  entryListLog,
  oneLog,
  proveLog,
  verificationsLog,
  verifyLog,
  addPeople,
  changeRolePeople,
  disablePeople,
  enablePeople,
  linkPeople,
  listPeople,
  readPeople,
  signOutPeople,
  countersignRegister,
  currentRegister,
  foundRegister,
  oneRegister,
  proposeRegister,
  rejectRegister,
  versionsRegister,
  assignRequests,
  caseRequests,
  closeRequests,
  collectRequests,
  countersignRequests,
  countsRequests,
  createRequests,
  downloadRequests,
  enterRequests,
  gagRequests,
  importRequests,
  notifyRequests,
  ownersRequests,
  pauseRequests,
  produceRequests,
  proposeRequests,
  queueRequests,
  resumeRequests,
  returnRequests,
  revealRequests,
  withdrawRequests,
  changeSettings,
  readSettings,
  configureSources,
  listSources,
  ...reportingCalls,
  ...portalCalls,
  ...papersCalls,
  ...clocksCalls,
  ...givingCalls,
  ...holdingCalls,
  ...askingCalls,
  ...decidingCalls,
  ...workingCalls,
  ...ledgerCalls,
  ...monthsCalls,
  ...appealingCalls,
  ...findingCalls,
  ...statingCalls,
  ...provingCalls,
  ...lookingCalls,
] as const;

/** Recomputes a batch's root in the room of its kind. */
export const recomputeBatch: RecomputeBatch = (tx, { id, kind }) => {
  if (kind === "bans") return bansRoot(tx, id);
  if (kind === "overturned") return overturnedRoot(tx.sql, id);
  return kind === "grievances" ? grievancesRoot(tx.sql, id) : requestsRoot(tx.sql, id);
};

/** What each job does, for the worker. */
export const jobHandlers: JobHandlers = {
  "prune-expired": (ground) => prune(ground),
  "verify-log": async (ground, { id }) => void (await concludeLog(ground, operator, { id })),
  ...portalJobs,
  ...papersJobs,
  ...clocksJobs,
  ...givingJobs,
  ...holdingJobs,
  ...askingJobs,
  ...decidingJobs,
  ...workingJobs,
  ...ledgerJobs,
  ...monthsJobs,
  ...appealingJobs,
  ...findingJobs,
  ...statingJobs,
  ...provingJobs,
  ...lookingJobs,
};
