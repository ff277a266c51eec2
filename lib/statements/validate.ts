import type { Statement } from "./build.ts";
import * as lists from "./enums.ts";
import { isLanguage } from "./languages.ts";
import { sendingMax } from "./statement.ts";

/** What is wrong with one field of a statement. */
export type Fault = { readonly field: string; readonly sentence: string };

type Value = unknown;
type Given = Readonly<Record<string, Value>>;
/** Answers what is wrong with a value that is there, or null. */
type Rule = (value: Value) => string | null;

const codes = (list: object) => new Set(Array.isArray(list) ? (list as string[]) : Object.keys(list));
/** Characters, not units of UTF-16: so the Database counts. */
const lengthOf = (text: string) => [...text].length;

const text =
  (max: number): Rule =>
  (value) => {
    if (typeof value !== "string" || value.trim() === "") return "is empty";
    const length = lengthOf(value);
    return length > max ? `has ${length} characters; at most ${max} are taken` : null;
  };
const oneOf = (list: object): Rule => {
  const known = codes(list);
  return (value) => (typeof value === "string" && known.has(value) ? null : "is not a code of the Database's list");
};
const someOf = (list: object): Rule => {
  const known = codes(list);
  return (value) => {
    if (!Array.isArray(value) || value.length === 0) return "must be a list with at least one code";
    if (new Set(value).size !== value.length) return "names a code twice";
    return value.every((one) => typeof one === "string" && known.has(one))
      ? null
      : "names a code that is not of the Database's list";
  };
};
const day =
  (from: string): Rule =>
  (value) => {
    if (typeof value !== "string" || !isDay(value)) return "must be a day, such as 2026-11-22";
    return value < from || value > "2038-01-01" ? `must lie between ${from} and 2038-01-01` : null;
  };
const yesOrNo: Rule = (value) => (value === "Yes" || value === "No" ? null : "must be Yes or No");
const url: Rule = (value) =>
  text(500)(value) ??
  (/^https?:\/\//.test(String(value)) && URL.canParse(String(value)) ? null : "must be a web address");
const puid: Rule = (value) =>
  text(500)(value) ??
  (/^[A-Za-z0-9_-]+$/.test(String(value)) ? null : "may hold letters, digits, hyphens and underscores only");
const language: Rule = (value) => (isLanguage(value) ? null : "must be a code of ISO 639-1 in capitals");

const rules: Readonly<Record<string, Rule>> = {
  decision_visibility: someOf(lists.decisionVisibilities),
  decision_visibility_other: text(500),
  decision_monetary: oneOf(lists.decisionMonetaries),
  decision_monetary_other: text(500),
  decision_provision: oneOf(lists.decisionProvisions),
  decision_account: oneOf(lists.decisionAccounts),
  account_type: oneOf(lists.accountTypes),
  decision_ground: oneOf(lists.decisionGrounds),
  decision_ground_reference_url: url,
  illegal_content_legal_ground: text(500),
  illegal_content_explanation: text(2000),
  incompatible_content_ground: text(500),
  incompatible_content_explanation: text(2000),
  incompatible_content_illegal: yesOrNo,
  content_type: someOf(lists.contentTypes),
  content_type_other: text(500),
  category: oneOf(lists.categories),
  category_addition: someOf(lists.categories),
  category_specification: someOf(lists.keywords),
  category_specification_other: text(500),
  territorial_scope: someOf(lists.territories),
  content_language: language,
  content_date: day("2000-01-01"),
  application_date: day("2020-01-01"),
  end_date_account_restriction: day("2020-01-01"),
  end_date_monetary_restriction: day("2020-01-01"),
  end_date_service_restriction: day("2020-01-01"),
  end_date_visibility_restriction: day("2020-01-01"),
  decision_facts: text(5000),
  source_type: oneOf(lists.sourceTypes),
  source_identity: text(500),
  automated_detection: yesOrNo,
  automated_decision: oneOf(lists.automatedDecisions),
  puid,
};

const required = [
  ...([
    "decision_ground",
    "content_type",
    "category",
    "territorial_scope",
    "content_date",
    "application_date",
  ] as const),
  ...(["decision_facts", "source_type", "automated_detection", "automated_decision", "puid"] as const),
];
const decisions = ["decision_visibility", "decision_monetary", "decision_provision", "decision_account"] as const;

/** Fields that go with one code of another and with nothing else. `needed`: they must be there then. */
const bound: readonly { field: string; of: string; code: string; needed: boolean }[] = [
  { field: "decision_visibility_other", of: "decision_visibility", code: "DECISION_VISIBILITY_OTHER", needed: true },
  { field: "decision_monetary_other", of: "decision_monetary", code: "DECISION_MONETARY_OTHER", needed: true },
  { field: "content_type_other", of: "content_type", code: "CONTENT_TYPE_OTHER", needed: true },
  { field: "category_specification_other", of: "category_specification", code: "KEYWORD_OTHER", needed: true },
  ...["illegal_content_legal_ground", "illegal_content_explanation"].map((field) => ({
    ...{ field, of: "decision_ground", code: "DECISION_GROUND_ILLEGAL_CONTENT", needed: true },
  })),
  ...["incompatible_content_ground", "incompatible_content_explanation", "incompatible_content_illegal"].map(
    (field) => ({
      ...{ field, of: "decision_ground", code: "DECISION_GROUND_INCOMPATIBLE_CONTENT" },
      needed: field !== "incompatible_content_illegal",
    }),
  ),
];

/** Whether a day exists, in the form `2026-11-22`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/**
 * All that the Database would refuse of one statement by its rules of June 2026, or would drop without a word, and a territorial scope,
 * which Article 17(3)(a) wants. Null is as good as absent.
 */
export function validate(statement: Given): Fault[] {
  const there = (field: string) => statement[field] !== undefined && statement[field] !== null;
  const has = (field: string, code: string) => {
    const value = statement[field];
    return Array.isArray(value) ? value.includes(code) : value === code;
  };
  const faults: Fault[] = [];
  const fault = (field: string, sentence: string) => faults.push({ field, sentence: `${field} ${sentence}.` });
  for (const field of Object.keys(statement)) {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
    if (rule === undefined) fault(field, "is not a field of a statement");
    else if (there(field)) {
      const wrong = rule(statement[field]);
      if (wrong !== null) fault(field, wrong);
    }
  }
  for (const field of required) if (!there(field)) fault(field, "is missing");
  if (!decisions.some(there)) fault("decision_account", "or another of the four decisions must be there");
  for (const { field, of, code, needed } of bound) {
    if (has(of, code)) {
      if (needed && !there(field)) fault(field, `is missing: ${of} is ${code}`);
    } else if (there(field)) fault(field, `stands there without ${code} in ${of}`);
  }
  if (has("source_type", "SOURCE_VOLUNTARY") && there("source_identity"))
    fault("source_identity", "stands there, and nobody gave notice");
  for (const field of Object.keys(rules).filter((name) => name.startsWith("end_date_"))) {
    if (there(field) && String(statement[field]) < String(statement.application_date))
      fault(field, "lies before application_date");
  }
  return faults;
}

/** What is wrong with statements that go together: their number, and puids that stand there twice. All or nothing. */
export function validateTogether(statements: readonly Statement[]): Fault[] {
  const faults: Fault[] = [];
  if (statements.length < 1 || statements.length > sendingMax)
    faults.push({
      field: "statements",
      sentence: `One to ${sendingMax} statements go together, not ${statements.length}.`,
    });
  const puids = statements.map((one) => one.puid);
  const twice = puids.filter((one, at) => puids.indexOf(one) !== at);
  for (const one of new Set(twice))
    faults.push({ field: "puid", sentence: `The puid ${String(one)} stands there twice.` });
  return faults;
}
