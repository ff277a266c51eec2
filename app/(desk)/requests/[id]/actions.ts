"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { typedValues } from "#components/requests/typed-values.ts";
import { assign as assignRequest } from "#lib/requests/assign.ts";
import { close as closeRequest } from "#lib/requests/close.ts";
import { collect as collectFields } from "#lib/requests/collect.ts";
import { countersign as countersignDecision } from "#lib/requests/countersign.ts";
import { enter as enterValues } from "#lib/requests/enter.ts";
import { gag as gagRequest } from "#lib/requests/gag.ts";
import { notify as notifyUser } from "#lib/requests/notify.ts";
import { pause as pauseClock } from "#lib/requests/pause.ts";
import { produce as makeProduction } from "#lib/requests/produce.ts";
import { propose as proposeDecision } from "#lib/requests/propose.ts";
import { resume as resumeClock } from "#lib/requests/resume.ts";
import { returnProposal } from "#lib/requests/returnProposal.ts";
import { reveal as revealTargets } from "#lib/requests/reveal.ts";
import { withdraw as withdrawRequest } from "#lib/requests/withdraw.ts";
import { act, optionalText, text } from "../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

export const propose = act(proposeDecision, (form) => ({
  ...seen(form),
  grant: form.getAll("grant"),
  basis: form.get("basis"),
  ground: optionalText(form, "ground"),
  period: form.has("period.from") ? { from: form.get("period.from"), to: form.get("period.to") } : null,
  leaveOut: form.getAll("leaveOut"),
}));

export const countersign = act(countersignDecision, seen);
export const sendBack = act(returnProposal, (form) => ({ ...seen(form), reason: form.get("reason") }));

export const collect = act(collectFields, (form) => ({ ...seen(form), sourceId: form.get("sourceId") }));
export const enter = act(enterValues, (form) => ({ ...seen(form), values: typedValues(form) }));
export const produce = act(makeProduction, seen);

export const close = act(closeRequest, seen);
export const withdraw = act(withdrawRequest, (form) => ({
  ...seen(form),
  note: optionalText(form, "note"),
  because: optionalText(form, "because"),
}));

export const assign = act(assignRequest, (form) => ({ ...seen(form), to: optionalText(form, "to") ?? null }));

export const pause = act(pauseClock, (form) => ({ ...seen(form), reason: form.get("reason") }));
export const resume = act(resumeClock, seen);

export const gag = act(gagRequest, (form) => ({
  ...seen(form),
  issuer: form.get("issuer"),
  basis: form.get("basis"),
  until: typedInstant(text(form, "until"), text(form, "zone")),
}));
export const notify = act(notifyUser, seen);

export const reveal = act(revealTargets, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
