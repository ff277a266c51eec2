"use server";

import { answerClarification as answerQuestion } from "#lib/requests/answerClarification.ts";
import { attest as attestEmergency } from "#lib/requests/attest.ts";
import { callBack as recordCallBack } from "#lib/requests/callBack.ts";
import { clarify as askAuthority } from "#lib/requests/clarify.ts";
import { lodge as lodgeObjection } from "#lib/requests/lodge.ts";
import { object as writeObjection } from "#lib/requests/object.ts";
import { receiveProcess as recordProcess } from "#lib/requests/receiveProcess.ts";
import { revealEmergency as showEmergency } from "#lib/requests/revealEmergency.ts";
import { settle as settleObjection } from "#lib/requests/settle.ts";
import { act, optionalText } from "../../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

export const clarify = act(askAuthority, (form) => ({
  ...seen(form),
  about: form.get("about"),
  question: form.get("question"),
  agreed: form.has("agreed"),
}));
export const answerClarification = act(answerQuestion, (form) => ({ ...seen(form), answer: form.get("answer") }));

export const object = act(writeObjection, (form) => ({
  ...seen(form),
  country: form.get("country"),
  provisions: form.get("provisions"),
  reasons: form.get("reasons"),
}));
export const lodge = act(lodgeObjection, seen);
export const settle = act(settleObjection, (form) => ({
  ...seen(form),
  outcome: form.get("outcome"),
  reference: optionalText(form, "reference"),
}));

export const attest = act(attestEmergency, (form) => ({
  ...seen(form),
  danger: form.get("danger"),
  facts: form.get("facts"),
  attestedBy: form.get("attestedBy"),
  attested: form.has("attested"),
  processCame: form.has("processCame"),
}));
export const callBack = act(recordCallBack, (form) => ({
  ...seen(form),
  registerSource: form.get("registerSource"),
  number: form.get("number"),
  spokenTo: form.get("spokenTo"),
  outcome: form.get("outcome"),
  independent: form.has("independent"),
}));
export const receiveProcess = act(recordProcess, (form) => ({
  ...seen(form),
  instrument: form.get("instrument"),
  reference: form.get("reference"),
  documentId: optionalText(form, "documentId") ?? null,
}));
export const revealEmergency = act(showEmergency, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
