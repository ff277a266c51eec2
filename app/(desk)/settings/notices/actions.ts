"use server";

import { configure } from "#lib/notices/configure.ts";
import { act, optionalText } from "../../../act.ts";

export const configureConnector = act(configure, (form) => ({
  kind: form.get("kind"),
  url: optionalText(form, "url"),
  secret: optionalText(form, "secret"),
  version: form.get("version"),
}));
