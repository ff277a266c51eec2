import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { dayWords, type Figure, type Report, type State, type TemplateName } from "#lib/reports/report.ts";

/** What each kind of report is, for the list and for whoever compiles one. */
export const templates: Readonly<Record<TemplateName, { name: string; line: string }>> = {
  global: {
    name: "Transparency report",
    line: "Demands for data on the line of their legal process, refusals by reason, content and traceability demands, preservation, notices, and bans by reason, signal and automation; by year or half-year.",
  },
  "india-monthly": {
    name: "Monthly report for India",
    line: "What rule 4(1)(d) of the IT Rules, 2021, asks for: accounts banned and those of them banned before any report, grievances by category and what was actioned, orders of the Grievance Appellate Committee, day by day.",
  },
};

/** What a kind of report is called; its code where there is no such kind. */
export function templateName(template: string): string {
  const known: Readonly<Record<string, { name: string }>> = templates;
  return known[template]?.name ?? template;
}

export const stateWords: Readonly<Record<State, string>> = {
  draft: "Draft",
  proposed: "To countersign",
  signed: "To publish",
  published: "Published",
  withdrawn: "Withdrawn",
};

/** The number as it is printed; null where it is not known. */
export function figureWords({ unit, value }: Pick<Figure, "unit" | "value">): string | null {
  if (value === null) return null;
  if (unit === "share") return formatShare(value, 2);
  return unit === "hours" ? value.toFixed(1) : formatCount(value);
}

export function spanWords({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}

/** "2 968 records of bans and 11 requests". */
export function countedFrom({ records }: Pick<Report, "records">): string {
  const parts = [
    [records.bans, "records of bans"],
    [records.grievances, "grievances"],
    [records.requests, "requests"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, name]) => `${formatCount(count)} ${name}`);
  return said.length === 0 ? "No record of this period" : new Intl.ListFormat("en-GB").format(said);
}
