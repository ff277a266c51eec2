"use server";

import { retract } from "#lib/comments/retract.ts";
import { reveal } from "#lib/comments/reveal.ts";
import { write } from "#lib/comments/write.ts";
import { act, optionalText } from "../../../../act.ts";

export const writeComment = act(write, (form) => {
  const key = optionalText(form, "key");
  return { id: form.get("id"), text: form.get("text"), ...(key !== undefined && { key }) };
});
export const retractComment = act(retract, (form) => ({ comment: form.get("comment") }));
export const revealComments = act(reveal, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
