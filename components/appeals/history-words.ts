import { revealReasonWords } from "#components/requests/words.ts";
import type { AppealOutcome } from "#lib/appeals/appeal.ts";
import { appealOutcomeWords } from "./words.ts";

const said: Readonly<Record<string, string>> = {
  "appeal.received": "handed it in",
  "appeal.banArrived": "saw its ban arrive",
  "appeal.assigned": "took it up",
  "appeal.proposed": "proposed",
  "appeal.decided": "decided",
  "appeal.returned": "sent the proposal back",
  "appeal.withdrawn": "closed it without a decision",
  "appeal.reinstatementAsked": "confirmed that the account is back",
  "appeal.reinstated": "saw the reinstatement in the ledger",
  "appeal.revealed": "read what was written",
};

/** An entry as the history says it: the deed, and what of its codes a person wants to know. */
export function appealHistoryWords(action: string, data: Readonly<Record<string, unknown>> | undefined): string {
  const deed = said[action] ?? action;
  if (action === "appeal.revealed") {
    const reason = Object.entries(revealReasonWords).find(([code]) => code === data?.reason)?.[1];
    return reason === undefined ? deed : `${deed}: ${reason.toLowerCase()}`;
  }
  const outcome = action === "appeal.proposed" || action === "appeal.decided" ? data?.outcome : undefined;
  return typeof outcome === "string" ? `${deed}: ${appealOutcomeWords[outcome as AppealOutcome].toLowerCase()}` : deed;
}
