"use server";

import { begin } from "#lib/recounts/begin.ts";
import { act } from "../../../../act.ts";

export const beginRecount = act(begin, (form) => ({ roots: form.get("roots") === "on" }));
