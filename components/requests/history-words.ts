import type { CaseEntry } from "./case-view.ts";
import { outcomeWords, revealReasonWords } from "./words.ts";

const said: Readonly<Record<string, string>> = {
  "request.received": "entered it",
  "request.assigned": "assigned it",
  "request.proposed": "proposed",
  "request.countersigned": "countersigned",
  "request.returned": "sent the proposal back",
  "request.collected": "collected",
  "request.produced": "made the production",
  "request.closed": "closed it",
  "request.withdrawn": "recorded that it was withdrawn",
  "request.paused": "stopped the clock",
  "request.resumed": "let the clock run on",
  "request.attested": "recorded the attestation of an emergency",
  "request.clarified": "asked the authority",
  "request.answered": "recorded its answer",
  "request.objected": "wrote an objection",
  "request.lodged": "lodged the objection",
  "request.settled": "recorded what became of the objection",
  "request.calledBack": "called back",
  "request.processReceived": "recorded the legal process",
  "request.reminded": "told the desk that nothing came",
  "request.gagged": "recorded a non-disclosure",
  "request.ungagProposed": "proposed an early end of the non-disclosure",
  "request.ungagged": "countersigned the early end of the non-disclosure",
  "request.ungagDeclined": "declined the early end of the non-disclosure",
  "request.held": "placed a hold",
  "request.exempted": "exempted it from destruction",
  "request.exemptionLifted": "let its retention count again",
  "notice.fellDue": "let the notice fall due",
  "notice.sent": "sent the notice",
  "notice.handedOver": "handed the notice over to the platform",
  "notice.refused": "was not heard by the platform",
  "notice.delayed": "delayed the notice on a ground in law",
  "notice.waiverProposed": "proposed to waive the notice",
  "notice.waived": "countersigned the waiver of the notice",
  "notice.waiverDeclined": "declined the waiver of the notice",
  "request.notified": "recorded that the user was told",
  "request.revealed": "looked at identifiers",
  "request.downloaded": "fetched the production",
  "request.escalated": "told people that its clock runs out",
  "form.kept": "kept a European form",
  "form.revealed": "read a European form",
  "form.setAside": "set aside, unseen, what should not have been sent",
  "order.answered": "answered with Annex III",
  "order.lapsed": "saw that its validation did not come in time",
  "order.noted": "recorded what an authority said of the order",
  "document.added": "laid a document to it",
  "document.revealed": "looked at a document",
  "mail.entered": "took in the e-mail that it came by",
  "message.sent": "wrote to the officer",
  "message.received": "wrote to the desk",
  "message.opened": "read the messages",
  "batch.received": "imported the batch it came with",
};

/** An entry as the history says it: the deed, and what of its codes a person wants to know. `names` are people by their ids. */
export function historyWords(
  { action, data = {} }: Pick<CaseEntry, "action" | "data">,
  names: ReadonlyMap<unknown, string>,
): string {
  const deed = said[action] ?? action;
  const outcome = typeof data.outcome === "string" ? (outcomeWords[data.outcome] ?? data.outcome).toLowerCase() : null;
  if (action === "request.assigned")
    return data.to === null ? "took its owner away" : `${deed} to ${names.get(data.to) ?? "a person"}`;
  if (action === "request.proposed" || action === "request.countersigned") return `${deed}: ${outcome ?? "a decision"}`;
  if (action === "request.collected")
    return `${deed} ${Number(data.found ?? 0)} ${data.found === 1 ? "value" : "values"}`;
  if (["request.revealed", "request.downloaded", "document.revealed", "message.opened"].includes(action)) {
    const reason = Object.entries(revealReasonWords).find(([code]) => code === data.reason)?.[1];
    return reason === undefined ? deed : `${deed}: ${reason.toLowerCase()}`;
  }
  return deed;
}
