"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { correct } from "#lib/contacts/correct.ts";
import { linkRequest } from "#lib/contacts/linkRequest.ts";
import { promise } from "#lib/contacts/promise.ts";
import { record } from "#lib/contacts/record.ts";
import { settle } from "#lib/contacts/settle.ts";
import { act, lines, optionalText, text } from "../../act.ts";

const told = (form: FormData) => ({
  heldAt: typedInstant(text(form, "heldAt"), text(form, "zone")),
  channel: form.get("channel"),
  country: form.get("country"),
  kind: form.get("kind"),
  office: form.get("office"),
  officials: lines(form, "officials"),
  topics: form.getAll("topics"),
  asked: form.get("asked"),
  answered: form.get("answered"),
});

function promised(form: FormData, byWhom: "us" | "them", name: string) {
  const words = optionalText(form, name);
  return words === undefined ? [] : [{ byWhom, text: words, dueOn: optionalText(form, `${name}DueOn`) ?? null }];
}

export const recordContact = act(
  record,
  (form) => ({ ...told(form), commitments: [...promised(form, "us", "ours"), ...promised(form, "them", "theirs")] }),
  ({ id }) => `/contacts/${id}`,
);
export const correctContact = act(
  correct,
  (form) => ({
    ...told(form),
    authorityId: optionalText(form, "authorityId") ?? null,
    id: form.get("id"),
    version: form.get("version"),
    reason: form.get("reason"),
  }),
  ({ id }) => `/contacts/${id}`,
);
export const addCommitment = act(promise, (form) => ({
  id: form.get("id"),
  byWhom: form.get("byWhom"),
  text: form.get("text"),
  dueOn: optionalText(form, "dueOn") ?? null,
}));
export const settleCommitment = act(settle, (form) => ({
  commitmentId: form.get("commitmentId"),
  outcome: form.get("outcome"),
}));
export const tieRequest = act(linkRequest, (form) => ({ id: form.get("id"), request: form.get("request") }));
