"use server";

import { configure } from "#lib/destructions/configure.ts";
import { act, optionalText } from "../../../act.ts";

export const setTerm = act(configure, (form) => ({
  kind: form.get("kind") as Parameters<typeof configure>[2]["kind"],
  days: optionalText(form, "days") ?? null,
  version: form.get("version"),
}));
