"use server";

import { recheck } from "#lib/statements/recheck.ts";
import { release } from "#lib/statements/release.ts";
import { act, text } from "../../../act.ts";

export const releaseShift = act(release, (form) => ({
  verdict: form.get("verdict"),
  reason: text(form, "reason"),
}));

export const recheckStatements = act(recheck, (form) => ({ state: form.get("state") }));
