import type { Tone } from "#components/ui/tone.ts";
import type { OrderAsks, OrderOutcome, OrderReason, OrderState } from "#lib/banOrders/banOrder.ts";

/** The codes of an order as a person reads them. */
export const asksWords: Readonly<Record<OrderAsks, string>> = {
  ban: "Ban the account",
  restore: "Reinstate the account",
};

export const orderStateWords: Readonly<Record<OrderState, string>> = {
  received: "To be decided",
  proposed: "To countersign",
  settled: "Settled",
  withdrawn: "Withdrawn",
};

export const orderOutcomeWords: Readonly<Record<OrderOutcome, string>> = {
  complied: "Complied with",
  partly: "Complied with in part",
  refused: "Refused",
};

export const orderReasonWords: Readonly<Record<OrderReason, string>> = {
  "no-jurisdiction": "The authority has no jurisdiction",
  "not-binding": "It does not bind the service",
  defective: "It is defective or unsigned",
  "not-found": "No such account was found",
  "not-ours": "It is of another service",
  disproportionate: "It asks for more than is needed",
  "under-challenge": "It is under challenge in court",
  other: "Another reason",
};

type Standing = { readonly state: OrderState; readonly outcome: OrderOutcome | null };

/** How an order stands, in a word. */
export function orderStanding({ state, outcome }: Standing): string {
  return state === "settled" && outcome !== null ? orderOutcomeWords[outcome] : orderStateWords[state];
}

export function orderTone({ state }: Standing): Tone {
  if (state === "proposed") return "act";
  return state === "received" ? "plain" : "quiet";
}
