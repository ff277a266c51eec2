"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { challenge } from "#lib/authorities/challenge.ts";
import { edit } from "#lib/authorities/edit.ts";
import { freeze } from "#lib/authorities/freeze.ts";
import { record } from "#lib/authorities/record.ts";
import { reveal } from "#lib/authorities/reveal.ts";
import { unfreeze } from "#lib/authorities/unfreeze.ts";
import { unverify } from "#lib/authorities/unverify.ts";
import { verify } from "#lib/authorities/verify.ts";
import { act, lines, optionalText, text } from "../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

const known = (form: FormData) => ({
  name: form.get("name"),
  kind: form.get("kind"),
  domains: lines(form, "domains"),
  instruments: lines(form, "instruments"),
  registrySource: optionalText(form, "registrySource") ?? null,
  aliases: lines(form, "aliases"),
});

export const recordAuthority = act(
  record,
  (form) => ({ ...known(form), country: form.get("country") }),
  ({ id }) => `/authorities/${id}`,
);
export const editAuthority = act(
  edit,
  (form) => ({ ...seen(form), ...known(form) }),
  ({ id }) => `/authorities/${id}`,
);

export const verifyAuthority = act(verify, (form) => ({
  ...seen(form),
  evidence: form.get("evidence"),
  registrySource: form.get("registrySource"),
  note: form.get("note"),
  number: form.get("number"),
  spokeWith: form.get("spokeWith"),
  calledAt: typedInstant(text(form, "calledAt"), text(form, "zone")),
  domain: form.get("domain"),
  documentId: form.get("documentId"),
}));
export const challengeDomain = act(challenge, (form) => ({ id: form.get("id"), domain: form.get("domain") }));
export const unverifyAuthority = act(unverify, (form) => ({
  ...seen(form),
  code: form.get("code"),
  reason: form.get("reason"),
}));
export const revealCall = act(reveal, (form) => ({
  verificationId: form.get("verificationId"),
  reason: form.get("reason"),
}));

export const freezeAuthority = act(freeze, (form) => ({ ...seen(form), reason: form.get("reason") }));
export const unfreezeAuthority = act(unfreeze, (form) => ({ ...seen(form), reason: form.get("reason") }));
