"use server";

import { open as openMessages } from "#lib/messages/open.ts";
import { send as sendMessage } from "#lib/messages/send.ts";
import { act } from "../../../../act.ts";

export const open = act(openMessages, (form) => ({ id: form.get("id"), reason: form.get("reason") }));

export const send = act(sendMessage, (form) => ({
  id: form.get("id"),
  once: form.get("once"),
  text: form.get("text"),
}));
