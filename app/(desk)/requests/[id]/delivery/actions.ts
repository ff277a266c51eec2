"use server";

import { deliver } from "#lib/deliveries/deliver.ts";
import { revoke } from "#lib/deliveries/revoke.ts";
import { preview } from "#lib/letters/preview.ts";
import { send } from "#lib/letters/send.ts";
import { previewLetter as previewCover } from "#lib/requests/previewLetter.ts";
import { produce } from "#lib/requests/produce.ts";
import { act, optionalText, text } from "../../../../act.ts";

/** What a person wrote for a letter: the fields that begin with `written.`. */
function written(form: FormData): Record<string, string> {
  const names = [...form.keys()].filter((name) => name.startsWith("written."));
  return Object.fromEntries(names.map((name) => [name.slice("written.".length), text(form, name)]));
}

const letter = (form: FormData) => ({
  requestId: form.get("requestId"),
  kind: form.get("kind"),
  language: optionalText(form, "language"),
  written: written(form),
});

export const previewLetter = act(preview, letter);
export const sendLetter = act(send, (form) => ({ ...letter(form), seen: form.get("seen") }));

export const previewProduction = act(previewCover, (form) => ({
  id: form.get("id"),
  language: optionalText(form, "language"),
  reason: optionalText(form, "reason"),
}));
export const makeProduction = act(produce, (form) => ({
  id: form.get("id"),
  version: form.get("version"),
  language: optionalText(form, "language"),
}));

export const deliverProduction = act(deliver, (form) => ({
  requestId: form.get("requestId"),
  officerId: form.get("officerId"),
  channel: form.get("channel"),
  days: form.get("days"),
  fetchesMax: form.get("fetchesMax"),
  seen: form.get("seen"),
}));
export const revokeDelivery = act(revoke, (form) => ({ id: form.get("id") }));
