import { automations, signals } from "#lib/bans/ban.ts";
import type { DescriptionRow, FoundWhere } from "../found.ts";
import type { Measure, ReportData } from "../measure.ts";
import { type Chart, dayWords, type Term } from "../report.ts";
import { type FigurePlan, type Group, type RowPlan, type SectionPlan, spanOf, words } from "./template.ts";

type Code = Pick<FoundWhere, "signal" | "automation">;

/**
 * How accounts were found: by what, decided by whom, how often it was wrong, and what two of counsel say of each signal. Nothing where the
 * records were gathered before this was counted, or hold no ban.
 */
export function foundSections(groups: readonly Group[], data: ReportData): SectionPlan[] {
  if (data.found === undefined || data.banDays.length === 0) return [];
  const has = (field: "signal" | "automation", code: string) =>
    data.banMonths.some((cell) => cell[field] === code && cell.action !== "reinstate");
  const rows = groups.flatMap((group) => [
    { ...signalRow(group, `found.${group.key}.total`, "All signals", {}), strong: true },
    ...signals
      .filter((signal) => has("signal", signal))
      .map((signal) => signalRow(group, `found.${group.key}.${signal}`, labels[signal] ?? words(signal), { signal })),
  ]);
  const deciding = groups.flatMap((group) =>
    automations
      .filter((automation) => has("automation", automation))
      .map((automation) => decidingRow(group, automation)),
  );
  return [
    {
      key: "found",
      title: "How they were found",
      text: [
        "What led to each ban or suspension. No signal is the content of a message: the service cannot read one.",
        "Overturned are bans and suspensions of the span that a reinstatement named as ended, whenever that was, until this report was compiled. The share is the error rate of a signal as far as it is known: it says how often a decision proved wrong after somebody asked. It says nothing of wrong decisions against which nobody appealed.",
        "Bans of the last six months before a report is compiled may still be appealed (Regulation (EU) 2022/2065, Article 20), so their share may still rise.",
      ],
      columns: [
        "Found",
        "Share of all",
        "By a program",
        "Program and person",
        "By a person",
        "Overturned",
        "Share overturned",
      ],
      rows,
      charts: groups.map(signalChart),
    },
    {
      key: "found-deciding",
      title: "Who decided, and how often it was wrong",
      text: ["The same bans and suspensions by how far a program decided."],
      columns: ["Found", "Share of all", "Overturned", "Share overturned"],
      rows: deciding,
      charts: [],
    },
    descriptions(data.found.descriptions, data),
  ];
}

const labels: Readonly<Record<string, string>> = {
  "user-report": "Reports of users",
  behaviour: "Behaviour of the account",
  profile: "Unencrypted profile",
  "group-metadata": "Unencrypted information about groups",
  "hash-match-unencrypted": "Match with known unencrypted material",
  "known-network": "Known network of accounts",
  "legal-order": "Legal order",
  "manual-review": "Found by a person",
  appeal: "Second look after an appeal",
  none: "By a person",
  partial: "By a person, helped by a program",
  full: "By a program",
};

function signalChart({ label }: Group): Chart {
  const title = `Bans and suspensions by signal, and of these by a program, ${label}`;
  return { kind: "bars", title, value: 0, part: 2, group: label };
}

/** The texts that two people signed, and the names of what has none. */
function descriptions(rows: readonly DescriptionRow[], data: ReportData): SectionPlan {
  const used = [...signals, ...automations].filter((code) =>
    data.banMonths.some((cell) => cell.action !== "reinstate" && (cell.signal === code || cell.automation === code)),
  );
  const missing = used.filter((code) => rows.every((row) => row.code !== code)).map((code) => labels[code] ?? code);
  const text = [
    "Each description says what is used, what is never used, and whether a person looks. It stands here only where two of counsel signed it; the evidence holds the text, and the log both signatures.",
    ...(missing.length === 0 ? [] : [`Not signed off yet, and so not described here: ${missing.join("; ")}.`]),
  ];
  return {
    key: "found-descriptions",
    title: "What each signal means",
    text,
    columns: [],
    rows: [],
    charts: [],
    terms: rows.map(term),
  };
}

function term({ code, number, text, signedAt }: DescriptionRow): Term {
  return {
    key: code,
    term: labels[code] ?? words(code),
    text: text.split(/\n\s*\n/),
    note: `Version ${number}, signed by two of counsel on ${dayWords(signedAt.slice(0, 10))}.`,
  };
}

const definitions = {
  found:
    "Decisions to ban or to suspend an account that took effect in the span, by the signal and automation recorded with them.",
  overturned:
    "Of these, how many a reinstatement named as ended, whenever it came, until the report was compiled. A ban that was reinstated twice counts once. It stands under the signal and in the span of the ban, not of the reinstatement.",
};

function signalRow(group: Group, key: string, label: string, code: Code): RowPlan {
  const found = foundFigure(group, `${key}.found`, `${label}, banned or suspended, ${group.label}`, code);
  const part = (automation: (typeof automations)[number], name: string): FigurePlan => ({
    ...foundFigure(group, `${key}.${automation}`, `${label}, ${name}, ${group.label}`, { ...code, automation }),
    definition: `Those of the decisions that were made ${name}.`,
    partOf: found.key,
  });
  return {
    key,
    label,
    group: group.label,
    figures: [
      found,
      // All of all is no figure.
      code.signal === undefined ? null : shareOfAll(group, key, label, found),
      part("full", "by a program"),
      part("partial", "by a person, helped by a program"),
      part("none", "by a person"),
      ...overturnedFigures(group, key, label, code, found),
    ],
  };
}

function decidingRow(group: Group, automation: (typeof automations)[number]): RowPlan {
  const key = `found.${group.key}.decided.${automation}`;
  const label = labels[automation] ?? automation;
  const found = foundFigure(group, `${key}.found`, `${label}, banned or suspended, ${group.label}`, { automation });
  const figures = [
    found,
    shareOfAll(group, key, label, found),
    ...overturnedFigures(group, key, label, { automation }, found),
  ];
  return { key, label, group: group.label, figures };
}

function foundFigure(group: Group, key: string, label: string, code: Code): FigurePlan {
  const measure: Measure = { of: "found", where: { ...spanOf(group), ...code } };
  return { key, label, definition: definitions.found, unit: "bans", measure };
}

function shareOfAll(group: Group, key: string, label: string, found: FigurePlan): FigurePlan {
  return {
    key: `${key}.share`,
    label: `${label}, share of all, ${group.label}`,
    definition: "Its bans and suspensions divided by all of the span; between 0 and 1.",
    unit: "share",
    measure: { of: "share", part: found.measure, whole: { of: "found", where: spanOf(group) } },
  };
}

function overturnedFigures(group: Group, key: string, label: string, code: Code, found: FigurePlan): FigurePlan[] {
  const overturned: FigurePlan = {
    key: `${key}.overturned`,
    label: `${label}, overturned, ${group.label}`,
    definition: definitions.overturned,
    unit: "bans",
    measure: { of: "overturned", where: { ...spanOf(group), ...code } },
    partOf: found.key,
  };
  const share: FigurePlan = {
    key: `${key}.overturned-share`,
    label: `${label}, share overturned, ${group.label}`,
    definition:
      "Overturned divided by all decisions of the same kind; between 0 and 1. The error rate as far as it is known.",
    unit: "share",
    measure: { of: "share", part: overturned.measure, whole: found.measure },
  };
  return [overturned, share];
}
