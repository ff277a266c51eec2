"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { countersign } from "#lib/descriptions/countersign.ts";
import { propose } from "#lib/descriptions/propose.ts";
import { reject } from "#lib/descriptions/reject.ts";
import { act, optionalText, text } from "../../../../../act.ts";

export const proposeText = act(propose, (form) => ({
  code: form.get("code"),
  language: form.get("language"),
  text: form.get("text"),
  seen: form.get("seen"),
}));

export const countersignText = act(countersign, (form) => {
  const from = optionalText(form, "from");
  return { id: form.get("id"), from: from === undefined ? undefined : typedInstant(from, text(form, "zone")) };
});

export const rejectText = act(reject, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
