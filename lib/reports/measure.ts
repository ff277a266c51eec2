import type { BanAction, BanAutomation, BanReason, BanSignal } from "#lib/bans/ban.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { matches, type RequestWhere, type Span } from "./demand.ts";
import { countFound, countOverturned, type FoundData, type FoundWhere } from "./found.ts";
import {
  type ContactRow,
  type ContactWhere,
  countContacts,
  countSuspicions,
  type SuspicionRow,
  type SuspicionWhere,
} from "./outside.ts";

export type Unit =
  | "bans"
  | "grievances"
  | "orders"
  | "requests"
  | "accounts"
  | "share"
  | "hours"
  | "suspicions"
  | "contacts";

export type BanWhere = Span & {
  readonly action: BanAction;
  readonly reason?: BanReason;
  readonly signal?: BanSignal;
  readonly automation?: BanAutomation;
  readonly reportedBefore?: boolean;
};
export type GrievanceWhere = Span & { readonly category?: string; readonly actioned?: true };
export const takes = ["count", "accounts", "notified", "hoursToDecision", "hoursToProduction"] as const;
export type Take = (typeof takes)[number];

/** A figure's definition as a program follows it. Compiling, verifying and opening a figure all evaluate this and nothing else. */
export type Measure =
  | { readonly of: "bans"; readonly where: BanWhere }
  | { readonly of: "found"; readonly where: FoundWhere }
  | { readonly of: "overturned"; readonly where: FoundWhere }
  | { readonly of: "grievances"; readonly where: GrievanceWhere }
  | { readonly of: "requests"; readonly where: RequestWhere; readonly take: Take }
  | { readonly of: "suspicions"; readonly where: SuspicionWhere; readonly take: "count" | "incidents" }
  | { readonly of: "contacts"; readonly where: ContactWhere }
  | { readonly of: "share"; readonly part: Measure; readonly whole: Measure };

/** Bans of one month, or of one day; country is chosen before. Sums of these are sums of the records. */
export type MonthCell = {
  readonly month: string;
  readonly action: BanAction;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly reportedBefore: boolean;
  readonly count: number;
};
export type DayCell = Pick<MonthCell, "action" | "reportedBefore" | "count"> & { readonly day: string };
export type GrievanceCell = {
  readonly day: string;
  readonly category: string;
  readonly action: string;
  readonly count: number;
};

/** All that a template's figures are computed from: counts within the report's period and country, and statistic rows. */
export type ReportData = {
  readonly banMonths: readonly MonthCell[];
  readonly banDays: readonly DayCell[];
  readonly grievances: readonly GrievanceCell[];
  readonly requests: readonly StatisticRow[];
  /** Left out where a template does not read them. */
  readonly suspicions?: readonly SuspicionRow[];
  readonly contacts?: readonly ContactRow[];
  readonly found?: FoundData;
};

export type Value = { readonly value: number | null; readonly note?: string };
const blank = (note: string): Value => ({ value: null, note });

/** What the measure gives on these data. A count without any record in its span is not known, which is not nought. */
export function evaluate(measure: Measure, data: ReportData): Value {
  switch (measure.of) {
    case "bans":
      return bans(measure.where, data);
    case "found":
      return countFound(measure.where, data);
    case "overturned":
      return countOverturned(measure.where, data);
    case "grievances":
      return grievances(measure.where, data);
    case "requests":
      return requests(measure.where, measure.take, data);
    case "suspicions":
      return countSuspicions(measure.where, measure.take, data.suspicions ?? []);
    case "contacts":
      return countContacts(measure.where, data.contacts ?? []);
    case "share":
      return share(evaluate(measure.part, data), evaluate(measure.whole, data));
  }
}

function bans(where: BanWhere, data: ReportData): Value {
  if (!data.banDays.some(({ day }) => day >= where.within.from && day <= where.within.to)) {
    return blank("No record of bans in this time.");
  }
  const byDay = where.reason === undefined && where.signal === undefined && where.automation === undefined;
  const wanted = (cell: DayCell | MonthCell) =>
    cell.action === where.action &&
    (where.reportedBefore === undefined || cell.reportedBefore === where.reportedBefore);
  if (byDay) {
    return {
      value: sum(data.banDays.filter((cell) => cell.day >= where.from && cell.day <= where.to && wanted(cell))),
    };
  }
  // Cells of a month are inside the report's period already, and a span of codes never cuts a month within it.
  const cells = data.banMonths.filter(
    (cell) =>
      cell.month >= where.from.slice(0, 7) &&
      cell.month <= where.to.slice(0, 7) &&
      wanted(cell) &&
      (where.reason === undefined || cell.reason === where.reason) &&
      (where.signal === undefined || cell.signal === where.signal) &&
      (where.automation === undefined || cell.automation === where.automation),
  );
  return { value: sum(cells) };
}

function grievances(where: GrievanceWhere, data: ReportData): Value {
  if (!data.grievances.some(({ day }) => day >= where.within.from && day <= where.within.to)) {
    return blank("No record of grievances in this time.");
  }
  const cells = data.grievances.filter(
    (cell) =>
      cell.day >= where.from &&
      cell.day <= where.to &&
      (where.category === undefined || cell.category === where.category) &&
      (where.actioned === undefined || cell.action === "banned" || cell.action === "restored"),
  );
  return { value: sum(cells) };
}

function requests(where: RequestWhere, take: Take, data: ReportData): Value {
  const inSpan = data.requests.filter((row) => {
    const day = row.receivedAt.slice(0, 10);
    return day >= where.within.from && day <= where.within.to;
  });
  // For one instrument "known" means that one of it is on record; for all others that any request is.
  const known = where.instrument === undefined ? inSpan : inSpan.filter((row) => row.instrument === where.instrument);
  if (known.length === 0) return blank("No record of requests in this time.");
  const rows = inSpan.filter((row) => matches(row, where));
  switch (take) {
    case "count":
      return { value: rows.length };
    case "accounts":
      return whole(rows, (row) => row.accounts);
    case "notified":
      return whole(rows, (row) => (row.notifiedAt !== null ? 1 : row.imported ? null : 0));
    case "hoursToDecision":
      return median(rows, (row) => row.decidedAt);
    case "hoursToProduction":
      return median(rows, (row) => row.producedAt);
  }
}

/** A sum is known when every part of it is. */
function whole(rows: readonly StatisticRow[], part: (row: StatisticRow) => number | null): Value {
  let total = 0;
  let unknown = 0;
  for (const row of rows) {
    const value = part(row);
    if (value === null) unknown += 1;
    else total += value;
  }
  return unknown === 0 ? { value: total } : blank(`Not known for ${unknown} of ${rows.length} requests.`);
}

/** The median in hours, to a tenth, from the records themselves: medians of parts say nothing of the whole. */
function median(rows: readonly StatisticRow[], until: (row: StatisticRow) => string | null): Value {
  const hours = rows
    .flatMap((row) => {
      const end = until(row);
      return end === null ? [] : [(Date.parse(end) - Date.parse(row.receivedAt)) / 3_600_000];
    })
    .sort((a, b) => a - b);
  const middle = hours.length / 2;
  const low = hours[Math.ceil(middle) - 1];
  const high = hours[Math.floor(middle)];
  if (low === undefined || high === undefined) return blank("No time is on record.");
  return { value: Math.round(((low + high) / 2) * 10) / 10 };
}

function share(part: Value, of: Value): Value {
  if (part.value === null || of.value === null) return blank(part.note ?? of.note ?? "Not known.");
  if (of.value === 0) return blank("A share of none is no number.");
  return { value: Math.round((part.value / of.value) * 10_000) / 10_000 };
}

function sum(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((total, cell) => total + cell.count, 0);
}
