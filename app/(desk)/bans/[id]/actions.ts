"use server";

import { recordFiling } from "#lib/bans/filing/recordFiling.ts";
import { act } from "../../../act.ts";

export const fileReport = act(recordFiling, (form) => ({
  ...{ ban: form.get("ban"), report: form.get("report"), filedOn: form.get("filedOn") },
}));
