import { addDays, dayOf, dayWords, endOfDay, type IsHoliday, timeWords } from "../calendar.ts";
import { deadline, type Pause } from "../clock.ts";
import { clockRule } from "../clockRules.ts";
import type { EuCategory } from "../rule.ts";

/** What an order says that moves its dates, and what authorities said later. */
export type OrderFacts = {
  readonly category: EuCategory;
  readonly emergency: boolean;
  /** Section K: an enforcing authority was notified (Article 8). */
  readonly notified: boolean;
  /** Article 4(5): issued without validation, which follows. */
  readonly validationFollows: boolean;
  /** ISO date under the signature; null where it is not known. */
  readonly issuedOn: string | null;
  readonly words: readonly { readonly kind: WordKind; readonly saidAt: Date }[];
};
export const wordKinds = ["not-refused", "refused", "validated", "not-validated"] as const;
export type WordKind = (typeof wordKinds)[number];

export type OrderDate = {
  readonly kind: "transfer-from" | "refusal-until" | "validation-until" | "conflict-until";
  readonly title: string;
  /** Null where it will never come: a refused order is not transferred. */
  readonly at: Date | null;
  readonly why: string;
};

type Place = {
  readonly receivedAt: Date;
  readonly zone: string;
  readonly holidays: IsHoliday;
  readonly pauses?: readonly Pause[];
};
const hourMs = 3_600_000;

/**
 * The dates of a European Production Order beside its deadline: from when data may be transferred (Articles 8(4), 10(2) and 12(2)), until
 * when the enforcing authority may object in an emergency (10(4)), until when an emergency order must be validated (4(5)), and until when the
 * provider may object for a conflict of law (17(2)).
 */
export function orderDates(facts: OrderFacts, place: Place): OrderDate[] {
  return [...transfer(facts, place), ...objection(facts, place), ...validation(facts, place), conflict(place)];
}

function saidAt({ words }: OrderFacts, kind: WordKind): Date | null {
  return words.find((one) => one.kind === kind)?.saidAt ?? null;
}

/** Traffic and content data for another State wait: the notification suspends the duty to hand over. */
function transfer(facts: OrderFacts, place: Place): OrderDate[] {
  const suspends = facts.notified && !facts.emergency && (facts.category === "traffic" || facts.category === "content");
  const refused = saidAt(facts, "refused");
  const title = "Transfer from";
  if (refused !== null) {
    const why = `The enforcing authority raised a ground for refusal ${timeWords(refused, place.zone)}: nothing is transferred (Article 12(2)).`;
    return [{ kind: "transfer-from", title, at: null, why }];
  }
  if (!suspends) return [];
  const clear = saidAt(facts, "not-refused");
  const tenth = tenDays("EU-EPOC-TRAFFIC", place);
  if (clear !== null && (tenth === null || clear < tenth)) {
    const why =
      "The enforcing authority confirmed that it raises no ground for refusal: data are handed over as soon as possible (Article 10(2)).";
    return [{ kind: "transfer-from", title, at: clear, why }];
  }
  const why =
    "An enforcing authority was notified: data are handed over at the end of day 10, unless it confirms earlier or refuses (Articles 8(4) and 10(2)).";
  return [{ kind: "transfer-from", title, at: tenth, why }];
}

function objection(facts: OrderFacts, { receivedAt, zone }: Place): OrderDate[] {
  if (!facts.emergency || !facts.notified || saidAt(facts, "refused") !== null) return [];
  const at = new Date(receivedAt.getTime() + 96 * hourMs);
  const why = `In an emergency the data go first; until ${timeWords(at, zone)} the enforcing authority may object to their use (Article 10(4)).`;
  return [{ kind: "refusal-until", title: "Enforcing authority may object until", at, why }];
}

function validation(facts: OrderFacts, place: Place): OrderDate[] {
  if (!facts.emergency || !facts.validationFollows) return [];
  const title = "Validation until";
  const done = saidAt(facts, "validated");
  if (done !== null) return [];
  const failed = saidAt(facts, "not-validated");
  if (failed !== null) {
    const why = "The order was not validated: it is withdrawn, and what was handed over is deleted (Article 4(5)).";
    return [{ kind: "validation-until", title, at: null, why }];
  }
  const at = validationDueAt(facts.issuedOn, place);
  const why = `Issued without validation, which must follow within 48 hours; else the order is withdrawn and what was handed over is deleted (Article 4(5)).${facts.issuedOn === null ? " The day of issue is not known: counted from receipt." : ""}`;
  return [{ kind: "validation-until", title, at, why }];
}

/** 48 hours from the issuing: to the end of the second day after it where only the day is known, and never later than 48 hours after receipt. */
export function validationDueAt(
  issuedOn: string | null,
  { receivedAt, zone }: Pick<Place, "receivedAt" | "zone">,
): Date {
  const fromReceipt = new Date(receivedAt.getTime() + 48 * hourMs);
  if (issuedOn === null) return fromReceipt;
  const fromIssue = endOfDay(addDays(issuedOn, 2), zone);
  return fromIssue < fromReceipt ? fromIssue : fromReceipt;
}

function conflict(place: Place): OrderDate {
  const at = tenDays("EU-EPOC-CONFLICT", place);
  const day = at === null ? "never" : dayWords(dayOf(at, place.zone));
  const why = `A reasoned objection for a conflict with the law of a third country is sent by ${day} (Article 17(2)).`;
  return { kind: "conflict-until", title: "Objection for conflict of law until", at, why };
}

function tenDays(id: string, { receivedAt, zone, holidays, pauses = [] }: Place): Date | null {
  const rule = clockRule(id);
  return rule === undefined ? null : deadline({ rule, receivedAt, zone, holidays, pauses }).dueAt;
}
