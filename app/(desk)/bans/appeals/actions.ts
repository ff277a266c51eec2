"use server";

import { typedInstant } from "#components/forms/typed-time.ts";
import { assign } from "#lib/appeals/assign.ts";
import { countersign } from "#lib/appeals/countersign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { record } from "#lib/appeals/record.ts";
import { reinstate } from "#lib/appeals/reinstate.ts";
import { returnProposal } from "#lib/appeals/returnProposal.ts";
import { reveal } from "#lib/appeals/reveal.ts";
import { withdraw } from "#lib/appeals/withdraw.ts";
import { act, text } from "../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

export const recordAppeal = act(
  record,
  (form) => ({
    ...{
      key: form.get("key"),
      ban: form.get("ban"),
      country: form.get("country") ?? "",
      statement: form.get("statement"),
    },
    receivedAt: typedInstant(text(form, "receivedAt"), text(form, "zone")),
  }),
  ({ id }) => `/bans/appeals/${id}`,
);
export const takeUp = act(assign, seen);
export const decideAppeal = act(decide, (form) => ({
  ...seen(form),
  ...{ outcome: form.get("outcome"), reason: form.get("reason"), note: form.get("note") },
}));
export const countersignDecision = act(countersign, seen);
export const sendBack = act(returnProposal, (form) => ({ ...seen(form), note: form.get("note") }));
export const closeAppeal = act(withdraw, (form) => ({ ...seen(form), reason: form.get("reason") }));
export const confirmReinstatement = act(reinstate, seen);
export const revealAppeal = act(reveal, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
