"use server";

import type { FormState } from "#components/forms/form-state.ts";
import { typedPeriod } from "#components/reports/typed-period.ts";
import { countOverturned } from "#lib/bans/overturning/countOverturned.ts";
import { compile } from "#lib/reports/compile.ts";
import { countersign } from "#lib/reports/countersign.ts";
import { propose } from "#lib/reports/propose.ts";
import { publish } from "#lib/reports/publish.ts";
import { withdraw } from "#lib/reports/withdraw.ts";
import { act, optionalText, text } from "../../act.ts";

const count = act(countOverturned, () => ({}));
const compiled = act(
  compile,
  (form) => ({
    template: form.get("template"),
    ...typedPeriod(text(form, "month"), text(form, "from"), text(form, "to")),
    country: optionalText(form, "country") ?? null,
  }),
  ({ id }) => `/reports/${id}`,
);

/** What was overturned until now is in the report; where nothing is left to count, it is in already. */
export async function compileReport(state: FormState, form: FormData): Promise<FormState> {
  await count(state, form);
  return compiled(state, form);
}

export const proposeReport = act(propose, (form) => ({ id: form.get("id") }));

export const countersignReport = act(countersign, (form) => ({ id: form.get("id") }));

export const publishReport = act(publish, (form) => ({
  id: form.get("id"),
  changeNote: optionalText(form, "changeNote") ?? null,
}));

export const withdrawReport = act(withdraw, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
