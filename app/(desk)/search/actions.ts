"use server";

import { lookUp } from "#lib/requests/lookUp.ts";
import { act } from "../../act.ts";

export const lookUpIdentifier = act(lookUp, (form) => ({
  identifier: form.get("identifier"),
  reason: form.get("reason"),
}));
