import { countryName } from "#components/authorities/countries.ts";
import { instrument } from "#lib/law/instrument.ts";
import type { Figure } from "#lib/reports/report.ts";
import { spanWords } from "./words.ts";

type Measure = Figure["measure"];
type Counted = Exclude<Measure, { of: "share" }>;
export type Fact = { readonly term: string; readonly value: string };

const taken = {
  count: "How many there are",
  accounts: "The accounts that they name, added; not known where one of them does not say",
  notified: "How many of them the users were told of; not known where one of them does not say",
  hoursToDecision: "The median of the hours from receipt to the countersigned decision",
  incidents: "How many requests of their reviews should not have been given",
  hoursToProduction: "The median of the hours from receipt to the production",
} as const;

const kinds = {
  bans: "Rows of the ban ledger, from the count lines of their batches",
  found: "Bans and suspensions in the ledger, from the count lines of their batches",
  overturned:
    "Bans and suspensions that a reinstatement named as ended, from the count lines of the countings in the log",
  grievances: "Grievances, from the count lines of their batches",
  requests: "Requests; one decided here counts as its log entries say, an imported one as its row in the batch says",
  suspicions: "Suspicions, each as its own log entries say",
  contacts: "Contacts with governments, each as its own log entries say",
} as const;

const times = {
  bans: "Took effect",
  found: "Took effect",
  overturned: "The ban took effect",
  grievances: "Arrived",
  requests: "Received",
  suspicions: "Raised",
  contacts: "Held",
} as const;
const nouns = {
  bans: "ban",
  found: "ban",
  overturned: "ban",
  grievances: "grievance",
  requests: "request",
  suspicions: "suspicion",
  contacts: "contact",
} as const;

/** How a figure is computed, line by line: the definition that the program follows, in words. */
export function measureFacts(measure: Measure, country: string | null): Fact[] {
  if (measure.of === "share") {
    const part = sentence(conditions(measure.part));
    const whole = sentence(conditions(measure.whole));
    return [
      { term: "Computed as", value: "A part divided by its whole, to a hundredth of a per cent" },
      { term: "The part", value: part },
      { term: "The whole", value: whole },
      ...place(country),
      ...known(measure.part),
    ];
  }
  const when = times[measure.of];
  const found = conditions(measure);
  return [
    { term: "Counted from", value: kinds[measure.of] },
    { term: when, value: `${spanWords(measure.where)}, in UTC` },
    ...place(country),
    ...(found.length === 0 ? [] : [{ term: "Which are", value: sentence(found) }]),
    { term: "What is taken", value: "take" in measure ? taken[measure.take] : taken.count },
    ...known(measure),
  ];
}

function place(country: string | null): Fact[] {
  return [{ term: "Country", value: country === null ? "All countries" : countryName(country) }];
}

function known(measure: Measure): Fact[] {
  if (measure.of === "share") return known(measure.part);
  const noun = nouns[measure.of];
  return [
    {
      term: "Known where",
      value: `Any ${noun} is on record from ${spanWords(measure.where.within)}; else it is blank, not nought`,
    },
  ];
}

/** What a record must be to be counted. */
function conditions(measure: Measure): string[] {
  if (measure.of === "share") return conditions(measure.part);
  if (measure.of === "bans") return banConditions(measure);
  if (measure.of === "found" || measure.of === "overturned") return foundConditions(measure);
  if (measure.of === "grievances") {
    const { category, actioned } = measure.where;
    return [
      ...(category === undefined ? [] : [`of the category ${plain(category)}`]),
      ...(actioned === undefined ? [] : ["because of which an account was banned or restored"]),
    ];
  }
  if (measure.of === "suspicions") {
    const { outcome } = measure.where;
    return outcome === undefined ? [] : [`with the outcome ${plain(outcome)}`];
  }
  if (measure.of === "contacts") {
    const { country, kind, topic } = measure.where;
    return [
      ...(country === undefined ? [] : [`with offices of ${countryName(country)}`]),
      ...(kind === undefined ? [] : [`of the kind ${plain(kind)}`]),
      ...(topic === undefined ? [] : [`about ${plain(topic)}`]),
    ];
  }
  return requestConditions(measure);
}

function banConditions({ where }: Extract<Counted, { of: "bans" }>): string[] {
  const acts = { ban: "decisions to ban", suspend: "suspensions", reinstate: "reinstatements" } as const;
  return [
    acts[where.action],
    ...(where.reason === undefined ? [] : [`for the reason ${plain(where.reason)}`]),
    ...(where.signal === undefined ? [] : [`led to by the signal ${plain(where.signal)}`]),
    ...(where.automation === undefined ? [] : [`with automation: ${where.automation}`]),
    ...(where.reportedBefore === undefined
      ? []
      : [where.reportedBefore ? "after a user had reported the account" : "before any user had reported the account"]),
  ];
}

function foundConditions({ of, where }: Extract<Counted, { of: "found" | "overturned" }>): string[] {
  return [
    "decisions to ban or to suspend",
    ...(where.signal === undefined ? [] : [`led to by the signal ${plain(where.signal)}`]),
    ...(where.automation === undefined ? [] : [`with automation: ${where.automation}`]),
    ...(of === "found" ? [] : ["ended by a reinstatement that named them until the report was compiled"]),
  ];
}

function requestConditions({ where }: Extract<Counted, { of: "requests" }>): string[] {
  const asked = where.instrument;
  return [
    ...(where.demand === undefined ? [] : ["demands for data"]),
    ...(where.line === undefined ? [] : [`on the line ${plain(where.line)}`]),
    ...(asked === undefined ? [] : [`under ${instrument(asked)?.citation ?? asked}`]),
    ...(where.content === undefined ? [] : ["that ask for the content of messages"]),
    ...(where.traceability === undefined ? [] : ["that ask who first wrote a message"]),
    ...(where.emergency === undefined ? [] : ["made as an emergency"]),
    ...(where.disclosed === undefined ? [] : ["granted in full or in part"]),
    ...(where.outcome === undefined ? [] : [`with the outcome ${plain(where.outcome)}`]),
    ...(where.refusalReason === undefined ? [] : [`refused: ${plain(where.refusalReason)}`]),
    "not made in the name of national security",
  ];
}

function plain(code: string): string {
  return code.replaceAll("-", " ");
}

function sentence(parts: readonly string[]): string {
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
