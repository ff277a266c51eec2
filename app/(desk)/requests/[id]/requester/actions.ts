"use server";

import { recordSender } from "#lib/suspicions/recordSender.ts";
import { act, optionalText } from "../../../../act.ts";

export const writeSender = act(recordSender, (form) => ({
  requestId: form.get("requestId"),
  seenAt: optionalText(form, "seenAt") ?? null,
  from: optionalText(form, "from") ?? null,
  replyTo: optionalText(form, "replyTo") ?? null,
  phone: optionalText(form, "phone") ?? null,
}));
