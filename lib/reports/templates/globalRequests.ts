import { type ProcessType, processTypeLabels } from "#lib/law/instrument.ts";
import { isDemand, isNationalSecurity, type Line, lineOf, type RequestWhere } from "../demand.ts";
import type { ReportData, Take } from "../measure.ts";
import type { Chart } from "../report.ts";
import { type FigurePlan, type Group, type RowPlan, type SectionPlan, spanOf, words } from "./template.ts";

type Where = Omit<RequestWhere, "from" | "to" | "within">;
type Counted = { readonly key: string; readonly label: string; readonly definition: string; readonly where: Where };

export function figure(group: Group, given: Counted, take: Take = "count", partOf?: string): FigurePlan {
  const units = { count: "requests", notified: "requests", accounts: "accounts" } as const;
  return {
    key: given.key,
    label: `${given.label}, ${group.label}`,
    definition: given.definition,
    unit: take === "hoursToDecision" || take === "hoursToProduction" ? "hours" : units[take],
    measure: { of: "requests", where: { ...spanOf(group), ...given.where }, take },
    ...(partOf === undefined ? {} : { partOf }),
  };
}

/** Received, and of these disclosed: the pair that every line begins with. */
export function pair(group: Group, key: string, label: string, where: Where): [FigurePlan, FigurePlan] {
  const received = figure(group, {
    key: `${key}.received`,
    label: `${label}, received`,
    definition: "Requests of this line received in the span.",
    where: { ...where, received: true },
  });
  const disclosed = figure(
    group,
    {
      key: `${key}.disclosed`,
      label: `${label}, disclosed`,
      definition: "Requests of this line in answer to which some data were given: granted in full or in part.",
      where: { ...where, disclosed: true },
    },
    "count",
    received.key,
  );
  return [received, disclosed];
}

/** The lines that occur anywhere in the report, in the order in which they are printed. */
export function linesIn(data: ReportData, wanted: (row: { instrument: string }) => boolean): Line[] {
  const found = new Set<Line>(data.requests.filter((row) => !isNationalSecurity(row) && wanted(row)).map(lineOf));
  const order: readonly Line[] = [...(Object.keys(processTypeLabels) as ProcessType[]), "unlisted"];
  return order.filter((line) => found.has(line));
}

export function labelOf(line: Line): string {
  return line === "unlisted" ? "Instrument not in the table" : processTypeLabels[line];
}

/** Demands for data, each on the line of its process, and their total. */
export function demands(groups: readonly Group[], data: ReportData): SectionPlan {
  const lines = linesIn(data, isDemand);
  const rows = groups.flatMap((group): RowPlan[] => [
    ...lines.map((line): RowPlan => {
      const key = `requests.${group.key}.${line}`;
      const where: Where = { demand: true, line };
      const accounts = figure(
        group,
        {
          key: `${key}.accounts`,
          label: `${labelOf(line)}, accounts named`,
          definition: "Accounts that the requests of this line name, added over these requests only.",
          where: { ...where, received: true },
        },
        "accounts",
      );
      return {
        key,
        label: labelOf(line),
        group: group.label,
        figures: [...pair(group, key, labelOf(line), where), accounts, hours(group, key, where)],
      };
    }),
    {
      key: `requests.${group.key}.total`,
      label: "All demands for data",
      group: group.label,
      strong: true,
      // No total of accounts: they are not added across lines.
      figures: [
        ...pair(group, `requests.${group.key}.total`, "All demands for data", { demand: true }),
        null,
        hours(group, `requests.${group.key}.total`, { demand: true }),
      ],
    },
  ]);
  const charts = groups.map((group): Chart => {
    const title = `Demands received, and of these disclosed, ${group.label}`;
    return { kind: "bars", title, value: 0, part: 1, group: group.label };
  });
  return {
    key: "requests",
    title: "Demands for data",
    text: ["Each demand stands on one line, that of the legal process by which it was made."],
    columns: ["Received", "Disclosed", "Accounts named", "Median hours to decision"],
    rows,
    charts,
  };
}

function hours(group: Group, key: string, where: Where): FigurePlan {
  const definition =
    "The median time from receipt to the countersigned decision, over the single requests that have one.";
  return figure(
    group,
    { key: `${key}.hours`, label: "Median hours to decision", definition, where },
    "hoursToDecision",
  );
}

/** Refused demands by the reason that was given for it. */
export function refusals(groups: readonly Group[], data: ReportData): SectionPlan {
  const refused = data.requests.filter((row) => row.outcome === "refused" && isDemand(row) && !isNationalSecurity(row));
  const reasons = [...new Set(refused.map((row) => row.refusalReason ?? "none-given"))].sort();
  const rows = groups.flatMap((group) =>
    reasons.map((reason): RowPlan => {
      const key = `refusals.${group.key}.${reason}`;
      const label = reason === "none-given" ? "No reason on record" : words(reason);
      const definition = "Demands for data received in the span and refused, by the reason recorded with the decision.";
      const where: Where = { demand: true, outcome: "refused", refusalReason: reason };
      return {
        key,
        label,
        group: group.label,
        figures: [figure(group, { key, label: `Refused: ${label}`, definition, where })],
      };
    }),
  );
  // Without any demand on record there is nothing to say of refusals: blank is not nought.
  const demands = data.requests.some((row) => isDemand(row) && !isNationalSecurity(row));
  const none = demands ? "No demand of this period was refused." : "No demand of this period is on record.";
  const text = rows.length === 0 ? [none] : [];
  return { key: "refusals", title: "Demands refused, by reason", text, columns: ["Requests"], rows, charts: [] };
}
