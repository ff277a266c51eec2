"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { typedFields } from "#components/register/typed-fields.ts";
import { countersign } from "#lib/register/countersign.ts";
import { propose } from "#lib/register/propose.ts";
import { reject } from "#lib/register/reject.ts";
import { act, text } from "../../act.ts";

export const proposeVersion = act(
  propose,
  (form) => ({
    note: form.get("note"),
    effectiveAt: typedInstant(text(form, "effectiveAt"), text(form, "zone")),
    fields: typedFields(form),
  }),
  ({ number }) => `/register/${number}`,
);

export const countersignVersion = act(countersign, (form) => ({ id: form.get("id") }));

export const rejectVersion = act(reject, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
