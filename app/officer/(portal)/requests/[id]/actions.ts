"use server";

import { respond } from "#lib/requests/respond.ts";
import { retract } from "#lib/requests/retract.ts";
import { act } from "../../../act.ts";

export const retractRequest = act(retract, (form) => ({
  id: form.get("id"),
  version: form.get("version"),
  reason: form.get("reason"),
}));

export const answerQuestion = act(respond, (form) => ({ id: form.get("id"), answer: form.get("answer") }));
