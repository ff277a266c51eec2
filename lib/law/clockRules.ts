import { addDays } from "./calendar.ts";
import { instrument } from "./instrument.ts";

/** How a period is counted. */
export type Count =
  /** Whole days, ending with the last second of the last. `rolls`: a last day on Saturday, Sunday or a public holiday moves to the next working day. */
  | { readonly by: "days"; readonly length: number; readonly from: "next-day" | "same-day"; readonly rolls: boolean }
  | { readonly by: "working-days"; readonly length: number }
  /** Hours to the second. `skipsHourOfReceipt`: counting starts with the next full hour. Hours know no weekend. */
  | { readonly by: "hours"; readonly length: number; readonly skipsHourOfReceipt: boolean }
  /** The date that the order itself prints. */
  | { readonly by: "printed" }
  | { readonly by: "at-once" }
  /** The law names no period, or names none that a program can count. */
  | { readonly by: "none" };

export type ClockVersion = {
  /** `<rule>@<number>`: kept with every computed deadline, so that it can be computed again. */
  readonly id: string;
  /** First day of receipt (ISO date, in the legal zone) to which this version applies; null: from the beginning. */
  readonly from: string | null;
  /** Last day of receipt to which it applies: the day before the next version; null: without end. */
  readonly until: string | null;
  readonly provision: string;
  readonly count: Count;
};

/** One clock with its versions, oldest first. An instrument may have more than one clock (intimate imagery is quicker than the rest). */
export type ClockRule = {
  readonly id: string;
  readonly instrument: string;
  readonly versions: readonly ClockVersion[];
};

type Version = Omit<ClockVersion, "id" | "until">;

const applicationDay = "2026-08-18";
const indianAmendment = "2026-02-20";
const regulation = "of Regulation (EU) 2023/1543";
const indianRules = "of the IT Rules, 2021";

const tenDays: Count = { by: "days", length: 10, from: "next-day", rolls: true };
const hours = (length: number): Count => ({ by: "hours", length, skipsHourOfReceipt: false });
const days = (length: number): Count => ({ by: "days", length, from: "next-day", rolls: false });

function rule(id: string, instrumentId: string, versions: readonly Version[]): ClockRule {
  const until = (position: number) => {
    const next = versions[position + 1]?.from;
    return next == null ? null : addDays(next, -1);
  };
  return {
    id,
    instrument: instrumentId,
    versions: versions.map((version, at) => ({ id: `${id}@${at + 1}`, ...version, until: until(at) })),
  };
}

const european = (id: string, article: string, count: Count): ClockRule =>
  rule(id, id, [{ from: applicationDay, provision: `${article} ${regulation}`, count }]);

const amended = (id: string, instrumentId: string, provision: string, before: Count, after: Count): ClockRule =>
  rule(id, instrumentId, [
    { from: null, provision: `${provision} ${indianRules}`, count: before },
    {
      from: indianAmendment,
      provision: `${provision} ${indianRules}, as amended with effect from 20 February 2026`,
      count: after,
    },
  ]);

/** Clocks that the text of the law sets. Every other instrument has its printed date or none: see `clockRule`. */
export const clockRules: readonly ClockRule[] = [
  european("EU-EPOC-SUBSCRIBER", "Article 10(3)", tenDays),
  european("EU-EPOC-ID", "Article 10(3)", tenDays),
  european("EU-EPOC-TRAFFIC", "Article 10(2) and (3)", tenDays),
  european("EU-EPOC-CONTENT", "Article 10(2) and (3)", tenDays),
  european("EU-EPOC-EMERGENCY", "Article 10(4)", { by: "hours", length: 8, skipsHourOfReceipt: true }),
  european("EU-EPOC-CLARIFY", "Article 10(6)", { by: "days", length: 5, from: "next-day", rolls: true }),
  european("EU-EPOC-CONFLICT", "Article 17", tenDays),
  european("EU-EPOC-PR", "Article 11(1)", { by: "at-once" }),
  // Regulation 1182/71 would skip the hour of receipt here too; "within one hour of receipt" is read strictly, against ourselves.
  rule("EU-TCO", "EU-TCO", [{ from: null, provision: "Article 3(3) of Regulation (EU) 2021/784", count: hours(1) }]),
  rule("IN-3-1-J", "IN-3-1-J", [{ from: null, provision: `Rule 3(1)(j) ${indianRules}`, count: hours(72) }]),
  amended("IN-3-1-D", "IN-3-1-D", "Rule 3(1)(d)", hours(36), hours(3)),
  amended("IN-3-1-D-IMAGERY", "IN-3-1-D", "Rule 3(2)(b)", hours(24), hours(2)),
  amended("IN-GRIEVANCE", "IN-GRIEVANCE", "Rule 3(2)", days(15), days(7)),
  amended("IN-GRIEVANCE-URGENT", "IN-GRIEVANCE", "Rule 3(2)", hours(72), hours(36)),
  rule("US-2703F", "US-2703F", [{ from: null, provision: "18 USC 2703(f)", count: { by: "at-once" } }]),
  rule("US-2704", "US-2704", [{ from: null, provision: "18 USC 2704", count: { by: "working-days", length: 2 } }]),
  // "Beginning with the day on which the order is served": that day is the first of the seven.
  rule("UK-OPO", "UK-OPO", [
    {
      from: null,
      provision: "the Crime (Overseas Production Orders) Act 2019",
      count: { by: "days", length: 7, from: "same-day", rolls: false },
    },
  ]),
  rule("CA-C22", "CA-C22", [{ from: null, provision: "Bill C-22 (a bill)", count: hours(24) }]),
  rule("INTL-BUDAPEST-2AP", "INTL-BUDAPEST-2AP", [{ from: null, provision: "Article 7 of CETS 224", count: days(20) }]),
];

const byId: ReadonlyMap<string, ClockRule> = new Map(clockRules.map((one) => [one.id, one]));

/**
 * The clock with this id: one of `clockRules`, or for any other instrument the date printed on it, or none.
 * An order may print its own date even where the law sets one; then the stricter is for a person to see, see `deadline`.
 */
export function clockRule(id: string): ClockRule | undefined {
  const known = byId.get(id);
  if (known) return known;
  const one = instrument(id);
  if (!one) return undefined;
  const printed = one.clock === "instrument" || one.clock === "order";
  return rule(id, id, [{ from: null, provision: one.provision, count: { by: printed ? "printed" : "none" } }]);
}

/** The version that applies to a receipt on this day (ISO date), or undefined before the first. */
export function clockVersion(one: ClockRule, receivedOn: string): ClockVersion | undefined {
  return one.versions.findLast((version) => version.from === null || version.from <= receivedOn);
}

/**
 * The version that a request's record names (`EU-EPOC-ID@1`), so that its deadline can be computed again from what is kept; undefined
 * for a name that no rule of the table has, such as that of a house override.
 */
export function namedVersion(id: string): ClockVersion | undefined {
  return clockRule(id.split("@")[0] ?? "")?.versions.find((version) => version.id === id);
}
