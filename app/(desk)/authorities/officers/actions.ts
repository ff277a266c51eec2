"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { disable } from "#lib/officers/disable.ts";
import { invite } from "#lib/officers/invite.ts";
import { record } from "#lib/officers/record.ts";
import { verify } from "#lib/officers/verify.ts";
import { act, optionalText, text } from "../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

export const recordOfficer = act(record, (form) => ({
  authorityId: form.get("authorityId"),
  name: form.get("name"),
  title: optionalText(form, "title"),
  email: form.get("email"),
  phone: optionalText(form, "phone"),
}));

export const verifyOfficer = act(verify, (form) => ({
  ...seen(form),
  evidence: form.get("evidence"),
  registrySource: form.get("registrySource"),
  number: form.get("number"),
  spokeWith: form.get("spokeWith"),
  calledAt: typedInstant(text(form, "calledAt"), text(form, "zone")),
  note: form.get("note"),
}));

export const inviteOfficer = act(invite, seen);
export const disableOfficer = act(disable, seen);
