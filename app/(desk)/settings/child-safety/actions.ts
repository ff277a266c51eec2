"use server";

import { nameHandlers } from "#lib/requests/nameHandlers.ts";
import { act } from "../../../act.ts";

export const name = act(nameHandlers, (form) => ({ seen: form.getAll("seen"), people: form.getAll("people") }));
