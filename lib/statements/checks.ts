import type { BanSignal } from "#lib/bans/ban.ts";
import type { Statement } from "./build.ts";
import { type PersonalKind, personalIn } from "./personal.ts";
import type { Finding, StatedBan } from "./statement.ts";
import { validate } from "./validate.ts";

/** Of a statement that is held with all the others since something shifted. */
export const shiftCode = "shift";

/** Of what a finding's code begins with, its sentence; `…` stands for what the code says after its colon. */
const sentences: Readonly<Record<string, readonly [Finding["level"], string]>> = {
  rule: ["blocking", "The Database would refuse it: … does not keep its rules."],
  "detection-inverted": [
    "blocking",
    "The flag of automated detection says the opposite of what the ban's signal says of how the account was found.",
  ],
  "decision-inverted": [
    "blocking",
    "The flag of automated decision says something else than the ban does of who decided.",
  ],
  "source-inverted": ["blocking", "The source of the investigation does not go with the ban's signal."],
  "review-by-machine": [
    "blocking",
    "The ban says that a person's review found the account, and that a machine alone decided.",
  ],
  "report-not-reported": [
    "blocking",
    "The ban says that a user's report led to it, and that nobody had reported the account.",
  ],
  "appeal-bans": ["blocking", "The ban says that an appeal led to it; an appeal can only end one."],
  "content-after-application": ["blocking", "The account was registered after the day of the decision."],
  "application-in-future": ["blocking", "The decision lies in the future."],
  "end-before-application": ["blocking", "The decision ended before it began."],
  "no-registration": [
    "blocking",
    "The ban does not say when the account was registered (account_created_on), which the Database wants as content_date.",
  ],
  personal: ["blocking", "A text seems to hold personal data (…), which Article 24(5) forbids."],
  "puid-tells": ["blocking", "The puid holds an id by which the sender knows the ban."],
  "not-stated": ["blocking", "The template in force makes no statement for bans of this reason."],
  "before-first-day": ["blocking", "The ban is of a day before the first one of the template in force."],
  // What shifted is said by the hold itself, with the numbers of then.
  [shiftCode]: ["blocking", "A sudden shift holds it: it leaves only when somebody of counsel lets it pass."],
  "late-statement": ["warning", "The decision is more than a month old; a statement is due without undue delay."],
  "ended-meanwhile": ["warning", "The ban was lifted meanwhile; the statement says so with its end date."],
};

/** Codes that block nothing. */
export const warningCodes: readonly string[] = Object.entries(sentences).flatMap(([code, [level]]) =>
  level === "warning" ? [code] : [],
);

/** A finding from its code, as it is kept with the statement: `personal:e-mail`. */
export function findingOf(code: string): Finding {
  const [name = "", about = ""] = code.split(/:(.*)/s);
  const [level, sentence] = sentences[name] ?? [
    "blocking",
    `A check that is not known any more found something: ${code}.`,
  ];
  return { code, level, sentence: sentence.replace("…", about) };
}

const dayMs = 86_400_000;
const lateDays = 31;
/** A shorter id stands in 64 hex digits by chance: one of four digits in one puid of a thousand, and a new build of the same ban mends nothing. */
const puidIdMin = 12;

/**
 * All that speaks against sending a statement, or should be known before: the Database's rules, flags that contradict the ban, days, personal
 * data. Large platforms have published inverted flags for years. `ids` are those by which the sender knows the ban; `today` is UTC.
 */
export function check(ban: StatedBan, statement: Statement, ids: readonly string[], today: string): Finding[] {
  const codes = new Set<string>([
    ...flagCodes(ban, statement),
    ...dayCodes(ban, today),
    ...personalKinds(statement, ids).map((kind) => `personal:${kind}`),
  ]);
  if (ids.some((id) => id.length >= puidIdMin && String(statement.puid).includes(id))) codes.add("puid-tells");
  // What another finding says better is not said twice.
  const said = codes.has("no-registration") ? "content_date" : "";
  for (const { field } of validate(statement)) if (field !== said) codes.add(`rule:${field}`);
  return [...codes].map(findingOf);
}

/** Whether anything blocks. */
export function blocks(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === "blocking");
}

/** Signals that people give. Written down a second time, apart from the table that statements are built by: a slip in one is found by the other. */
const givenByPeople: ReadonlySet<BanSignal> = new Set(["user-report", "legal-order", "manual-review", "appeal"]);
const givenFromOutside: ReadonlySet<BanSignal> = new Set(["user-report", "legal-order", "appeal"]);
const decisionEndings = { none: "_NOT_AUTOMATED", partial: "_PARTIALLY", full: "_FULLY" } as const;

/** Flags against the ban's own codes, and a ban that contradicts itself. */
function flagCodes(ban: StatedBan, statement: Statement): string[] {
  const { signal, automation, reportedBefore } = ban;
  const voluntary = statement.source_type === "SOURCE_VOLUNTARY";
  const codes: [string, boolean][] = [
    ["detection-inverted", statement.automated_detection !== (givenByPeople.has(signal) ? "No" : "Yes")],
    ["source-inverted", voluntary === givenFromOutside.has(signal)],
    ["decision-inverted", !String(statement.automated_decision).endsWith(decisionEndings[automation])],
    ["review-by-machine", signal === "manual-review" && automation === "full"],
    ["report-not-reported", signal === "user-report" && !reportedBefore],
    ["appeal-bans", signal === "appeal"],
  ];
  return codes.filter(([, wrong]) => wrong).map(([code]) => code);
}

function dayCodes({ accountCreatedOn, appliedOn, endedOn }: StatedBan, today: string): string[] {
  const age = (Date.parse(today) - Date.parse(appliedOn)) / dayMs;
  const codes: [string, boolean][] = [
    ["no-registration", accountCreatedOn === null],
    ["content-after-application", accountCreatedOn !== null && accountCreatedOn > appliedOn],
    ["application-in-future", appliedOn > today],
    ["end-before-application", endedOn !== null && endedOn < appliedOn],
    ["late-statement", age > lateDays],
    ["ended-meanwhile", endedOn !== null],
  ];
  return codes.filter(([, wrong]) => wrong).map(([code]) => code);
}

const texts = [
  ...(["illegal_content_legal_ground", "illegal_content_explanation", "incompatible_content_ground"] as const),
  ...([
    "incompatible_content_explanation",
    "content_type_other",
    "category_specification_other",
    "decision_facts",
  ] as const),
];

function personalKinds(statement: Statement, ids: readonly string[]): PersonalKind[] {
  return texts.flatMap((field) => personalIn(String(statement[field] ?? ""), ids));
}
