"use server";

import { choose } from "#lib/notifications/choose.ts";
import { markRead } from "#lib/notifications/markRead.ts";
import { act, optionalText } from "../../act.ts";

export const readOne = act(markRead, (form) => ({ id: form.get("id") }));
export const readAll = act(markRead, (form) => ({ id: null, until: optionalText(form, "until") }));
export const chooseDigest = act(choose, (form) => ({ digest: form.get("digest") }));
