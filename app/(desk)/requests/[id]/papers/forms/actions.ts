"use server";

import { typedAnswer, typedFollowUp } from "#components/europeanOrders/typed-answer.ts";
import { typedInstant } from "#components/forms/typed-time.ts";
import { answer as answerOrder } from "#lib/europeanOrders/answer.ts";
import { followUp as followOrder } from "#lib/europeanOrders/followUp.ts";
import { note as noteOrder } from "#lib/europeanOrders/note.ts";
import { reveal as revealForm } from "#lib/europeanOrders/reveal.ts";
import { setAside as setAsideWithheld } from "#lib/europeanOrders/setAside.ts";
import { act } from "../../../../../act.ts";
import { text } from "../../../../../written.ts";

export const reveal = act(revealForm, (form) => ({ id: form.get("id"), reason: form.get("reason") ?? undefined }));
export const setAside = act(setAsideWithheld, (form) => ({ id: form.get("id") }));
export const answer = act(answerOrder, typedAnswer);
export const followUp = act(followOrder, typedFollowUp);
export const note = act(noteOrder, (form) => ({
  requestId: form.get("requestId"),
  kind: form.get("kind"),
  saidAt: typedInstant(text(form, "saidAt"), text(form, "zone")),
}));
