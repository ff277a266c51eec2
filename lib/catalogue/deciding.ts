import type { JobHandlers } from "#lib/jobs/worker.ts";
import { answerClarification } from "#lib/requests/answerClarification.ts";
import { attest } from "#lib/requests/attest.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { clarify } from "#lib/requests/clarify.ts";
import { judge } from "#lib/requests/judge.ts";
import { lodge } from "#lib/requests/lodge.ts";
import { object } from "#lib/requests/object.ts";
import { owed } from "#lib/requests/owed.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import { receiveProcess } from "#lib/requests/receiveProcess.ts";
import { remind } from "#lib/requests/remind.ts";
import { remindAll } from "#lib/requests/remindAll.ts";
import { respond } from "#lib/requests/respond.ts";
import { revealEmergency } from "#lib/requests/revealEmergency.ts";
import { settle } from "#lib/requests/settle.ts";
import { silent } from "#lib/requests/silent.ts";
import { changeSigning } from "#lib/settings/changeSigning.ts";
import { readSigning } from "#lib/settings/readSigning.ts";

/** Narrowing, clarification, objections, emergencies. */
export const decidingCalls = [
  answerClarification,
  attest,
  callBack,
  clarify,
  judge,
  lodge,
  object,
  owed,
  receiveEmergency,
  receiveProcess,
  remind,
  respond,
  revealEmergency,
  settle,
  silent,
  changeSigning,
  readSigning,
] as const;

export const decidingJobs = {
  "remind-silent": (ground) => remindAll(ground),
} as const satisfies Partial<JobHandlers>;
