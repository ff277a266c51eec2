"use server";

import { configure } from "#lib/appeals/configure.ts";
import { changeSigning } from "#lib/settings/changeSigning.ts";
import { act, text } from "../../../act.ts";

export const changeRules = act(changeSigning, (form) => ({
  countersignByAnalyst: form.has("countersignByAnalyst"),
  accountsAtRisk: form.get("accountsAtRisk"),
  processOwedHours: form.get("processOwedHours"),
  seen: {
    countersignByAnalyst: text(form, "seenByAnalyst") === "true",
    accountsAtRisk: form.get("seenAccounts"),
    processOwedHours: form.get("seenHours"),
  },
}));

export const changeAppeals = act(configure, (form) => ({ everyByTwo: text(form, "everyByTwo") === "true" }));
