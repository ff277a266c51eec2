"use server";

import { lookUp } from "#lib/bans/accounts/lookUp.ts";
import { act, text } from "../../../act.ts";

export const lookUpAccount = act(lookUp, (form) => ({
  account: text(form, "account"),
  reason: form.get("reason") as Parameters<typeof lookUp>[2]["reason"],
}));
