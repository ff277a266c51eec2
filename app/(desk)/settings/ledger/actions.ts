"use server";

import { configure } from "#lib/archives/configure.ts";
import { proposeRetirement } from "#lib/bans/accounts/proposeRetirement.ts";
import { rotateAccountKey } from "#lib/bans/accounts/rotateAccountKey.ts";
import { settleRetirement } from "#lib/bans/accounts/settleRetirement.ts";
import { act } from "../../../act.ts";

export const keepMonths = act(configure, (form) => ({ keptMonths: form.get("keptMonths"), seen: form.get("seen") }));
export const rotate = act(rotateAccountKey, (form) => ({ seen: form.get("seen") }));
export const propose = act(proposeRetirement, (form) => ({ version: form.get("version") }));
export const settle = act(settleRetirement, (form) => ({
  version: form.get("version"),
  answer: form.get("answer") as "countersign" | "decline",
}));
