"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { markChildSafety } from "#lib/requests/markChildSafety.ts";
import { act, optionalText, text } from "../../../../act.ts";

export const mark = act(markChildSafety, (form) => {
  const reference = optionalText(form, "report");
  const reportedAt = typedInstant(text(form, "reportedAt"), text(form, "zone"));
  return {
    id: form.get("id"),
    version: form.get("version"),
    childSafety: form.get("childSafety") === "yes",
    report: reference === undefined ? null : { reference, reportedAt },
  };
});
