"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { countersign } from "#lib/banOrders/countersign.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { returnProposal } from "#lib/banOrders/returnProposal.ts";
import { withdraw } from "#lib/banOrders/withdraw.ts";
import { act, text } from "../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

export const recordOrder = act(
  record,
  (form) => ({
    ...{ asks: form.get("asks"), authority: form.get("authority"), country: form.get("country") },
    ...{
      instrument: form.get("instrument"),
      reference: form.get("reference"),
      printedDueOn: text(form, "printedDueOn"),
    },
    ...{ ban: text(form, "ban"), request: text(form, "request") },
    receivedAt: typedInstant(text(form, "receivedAt"), text(form, "zone")),
  }),
  ({ id }) => `/bans/orders/${id}`,
);
export const decideOrder = act(propose, (form) => ({
  ...seen(form),
  ...{ outcome: form.get("outcome"), reason: form.get("reason") },
}));
export const countersignDecision = act(countersign, seen);
export const sendDecisionBack = act(returnProposal, seen);
export const withdrawOrder = act(withdraw, seen);
