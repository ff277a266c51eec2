"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { typedValues } from "#components/requests/typed-values.ts";
import { exempt as exemptRequest } from "#lib/destructions/exempt.ts";
import { lift as liftExemption } from "#lib/destructions/lift.ts";
import { enter as enterSnapshot } from "#lib/holds/enter.ts";
import { keepAlive as keepHoldAlive } from "#lib/holds/keepAlive.ts";
import { place as placeHold } from "#lib/holds/place.ts";
import { release as releaseHold } from "#lib/holds/release.ts";
import { renew as renewHold } from "#lib/holds/renew.ts";
import { confirm as confirmNotice } from "#lib/notices/confirm.ts";
import { delay as delayNotice } from "#lib/notices/delay.ts";
import { send as sendNotice } from "#lib/notices/send.ts";
import { settleWaiver as settleNoticeWaiver } from "#lib/notices/settleWaiver.ts";
import { waive as waiveNotice } from "#lib/notices/waive.ts";
import { collectFromHold as collectSnapshot } from "#lib/requests/collectFromHold.ts";
import { gag as gagRequest } from "#lib/requests/gag.ts";
import { notify as notifyUser } from "#lib/requests/notify.ts";
import { settleUngag as settleEnd } from "#lib/requests/settleUngag.ts";
import { ungag as proposeEnd } from "#lib/requests/ungag.ts";
import { act, optionalText, text } from "../../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });
const noticeSeen = (form: FormData) => ({ requestId: form.get("requestId"), version: form.get("version") });
const instant = (form: FormData, name: string) => typedInstant(text(form, name), text(form, "zone"));
const ground = (form: FormData) => ({ code: form.get("code"), citation: form.get("citation") });

export const place = act(placeHold, (form) => ({
  ...noticeSeen(form),
  rule: optionalText(form, "rule") ?? null,
  fields: form.getAll("fields"),
  sourceId: optionalText(form, "sourceId") ?? null,
}));
export const enter = act(enterSnapshot, (form) => ({ ...seen(form), values: typedValues(form) }));
export const renew = act(renewHold, (form) => ({ ...seen(form), reference: form.get("reference") }));
export const keepAlive = act(keepHoldAlive, (form) => ({ ...seen(form), reference: form.get("reference") }));
export const release = act(releaseHold, (form) => ({ ...seen(form), reason: form.get("reason") }));
export const collectFromHold = act(collectSnapshot, (form) => ({ ...seen(form), holdId: form.get("holdId") }));

export const gag = act(gagRequest, (form) => ({
  ...seen(form),
  issuer: form.get("issuer"),
  basis: form.get("basis"),
  until: instant(form, "until"),
  reference: optionalText(form, "reference") ?? null,
  documentId: optionalText(form, "documentId") ?? null,
  extendsId: optionalText(form, "extendsId") ?? null,
}));
export const ungag = act(proposeEnd, (form) => ({
  id: form.get("id"),
  orderId: form.get("orderId"),
  endsAt: instant(form, "endsAt"),
  issuer: form.get("issuer"),
  reference: form.get("reference"),
}));
export const settleUngag = act(settleEnd, (form) => ({ endId: form.get("endId"), answer: form.get("answer") }));

export const notify = act(notifyUser, seen);
export const send = act(sendNotice, noticeSeen);
export const confirm = act(confirmNotice, noticeSeen);
export const delay = act(delayNotice, (form) => ({
  ...noticeSeen(form),
  ...ground(form),
  until: instant(form, "until"),
}));
export const waive = act(waiveNotice, (form) => ({ ...noticeSeen(form), ...ground(form) }));
export const settleWaiver = act(settleNoticeWaiver, (form) => ({
  groundId: form.get("groundId"),
  answer: form.get("answer"),
}));

export const exempt = act(exemptRequest, (form) => ({ requestId: form.get("requestId"), reason: form.get("reason") }));
export const lift = act(liftExemption, (form) => ({ requestId: form.get("requestId") }));
