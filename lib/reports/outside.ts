import type { RequestEntry, StatisticRow } from "#lib/requests/statistic.ts";
import type { Span } from "./demand.ts";
import { orderRow } from "./orderRow.ts";

/** A suspicion as figures count it. ISO 8601 in UTC, codes and counts; nothing personal. */
export type SuspicionRow = {
  readonly id: string;
  readonly raisedAt: string;
  readonly country: string;
  readonly outcome: string;
  /** Requests of its review that should not have been given. */
  readonly incidents: number;
};

/** A contact with a government as figures count it, by what was written of it last. */
export type ContactRow = {
  readonly id: string;
  readonly heldAt: string;
  readonly country: string;
  readonly kind: string;
  readonly topics: readonly string[];
};

export type SuspicionWhere = Span & { readonly outcome?: string };
export type ContactWhere = Span & { readonly country?: string; readonly kind?: string; readonly topic?: string };

export const outsideKinds = ["suspicion", "contact"] as const;
export type OutsideKind = (typeof outsideKinds)[number];

/** The suspicion, contact or order of these entries, in log order: pure, so that an auditor's program can fold them again. */
export type Folded =
  | { readonly kind: "order"; readonly row: StatisticRow }
  | { readonly kind: "suspicion"; readonly row: SuspicionRow }
  | { readonly kind: "contact"; readonly row: ContactRow };

/** @throws RangeError when the first entry is not the one that such a record begins with, or one is of another subject */
export function foldOutside(entries: readonly RequestEntry[]): Folded {
  const [first] = entries;
  const stray = entries.find((entry) => entry.subject !== first?.subject);
  if (stray !== undefined) throw new RangeError(`an entry of ${stray.subject} among those of ${first?.subject}`);
  if (first?.action === "suspicion.raised") return { kind: "suspicion", row: suspicionRow(first, entries) };
  if (first?.action === "contact.recorded") return { kind: "contact", row: contactRow(first, entries) };
  if (first?.action === "banOrder.recorded") return { kind: "order", row: orderRow(entries) };
  throw new RangeError("such a record begins with suspicion.raised, contact.recorded or banOrder.recorded");
}

function idOf(subject: string): string {
  return subject.slice(subject.indexOf(":") + 1);
}

function suspicionRow(first: RequestEntry, entries: readonly RequestEntry[]): SuspicionRow {
  const marked = entries.findLast(({ action }) => action === "suspicion.marked");
  const wrong = entries.filter(
    ({ action, data }) => action === "suspicion.judged" && data.outcome === "should-not-have-been-given",
  );
  return {
    id: idOf(first.subject),
    raisedAt: first.at,
    country: String(first.data.country),
    outcome: marked === undefined ? "open" : String(marked.data.outcome),
    incidents: wrong.length,
  };
}

function contactRow(first: RequestEntry, entries: readonly RequestEntry[]): ContactRow {
  const last = entries.findLast(({ action }) => action === "contact.corrected") ?? first;
  const { heldAt, country, kind, topics } = last.data;
  return {
    id: idOf(first.subject),
    heldAt: String(heldAt),
    country: String(country),
    kind: String(kind),
    topics: Array.isArray(topics) ? topics.filter((one) => typeof one === "string") : [],
  };
}

const inSpan = (at: string, { from, to }: { from: string; to: string }) =>
  at.slice(0, 10) >= from && at.slice(0, 10) <= to;

/** Whether a suspicion belongs to what a measure counts. */
export function matchesSuspicion(row: SuspicionRow, where: SuspicionWhere): boolean {
  return inSpan(row.raisedAt, where) && (where.outcome === undefined || row.outcome === where.outcome);
}

/** Whether a contact belongs to what a measure counts. One with several topics belongs to each of them. */
export function matchesContact(row: ContactRow, where: ContactWhere): boolean {
  return (
    inSpan(row.heldAt, where) &&
    (where.country === undefined || row.country === where.country) &&
    (where.kind === undefined || row.kind === where.kind) &&
    (where.topic === undefined || row.topics.includes(where.topic))
  );
}

type Value = { readonly value: number | null; readonly note?: string };

/** A count of suspicions, or of the incidents found in their reviews; not known where none was raised in the span. */
export function countSuspicions(
  where: SuspicionWhere,
  take: "count" | "incidents",
  rows: readonly SuspicionRow[],
): Value {
  if (!rows.some((row) => inSpan(row.raisedAt, where.within)))
    return { value: null, note: "No suspicion was raised in this time." };
  const counted = rows.filter((row) => matchesSuspicion(row, where));
  return { value: take === "count" ? counted.length : counted.reduce((total, row) => total + row.incidents, 0) };
}

/** A count of contacts; not known where none was held in the span. */
export function countContacts(where: ContactWhere, rows: readonly ContactRow[]): Value {
  if (!rows.some((row) => inSpan(row.heldAt, where.within)))
    return { value: null, note: "No record of contacts in this time." };
  return { value: rows.filter((row) => matchesContact(row, where)).length };
}
