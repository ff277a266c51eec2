"use server";

import { change } from "#lib/settings/change.ts";
import { act, optionalText, text } from "../../../act.ts";

export const changeSettings = act(change, (form) => ({
  name: form.get("name"),
  legalZone: form.get("legalZone"),
  preset: optionalText(form, "preset"),
  establishment: form.get("establishment") ?? undefined,
  seen: {
    name: text(form, "seenName"),
    legalZone: text(form, "seenLegalZone"),
    establishment: text(form, "seenEstablishment"),
  },
}));
