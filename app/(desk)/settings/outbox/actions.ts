"use server";

import { open } from "#lib/outbox/open.ts";
import { retry } from "#lib/outbox/retry.ts";
import { act } from "../../../act.ts";

export const readMail = act(open, (form) => ({ id: form.get("id") }));

export const retryMail = act(retry, (form) => ({ id: form.get("id") }));
