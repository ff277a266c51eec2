import type { BanCount } from "#lib/bans/ban.ts";
import { compose, type Head } from "#lib/reports/compose.ts";
import { figuresOf, type Report } from "#lib/reports/report.ts";
import { openTally } from "#lib/reports/tally.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";

/** The Indian month and two years of all countries, without records. */
export const india: Head = {
  template: "india-monthly",
  publisher: "A messenger",
  period: { from: "2023-09-01", to: "2023-09-30" },
  country: "IN",
};
export const global: Head = {
  template: "global",
  publisher: "A messenger",
  period: { from: "2024-01-01", to: "2025-12-31" },
  country: null,
};

let made = 0;
/** One request of 2025, granted, as every figure counts it. */
export function request(changes: Partial<StatisticRow> = {}): StatisticRow {
  made += 1;
  return {
    id: `r-${made}`,
    receivedAt: "2025-03-04T10:00:00.000Z",
    country: "US",
    instrument: "US-SUBPOENA",
    surface: "private",
    emergency: false,
    accounts: 1,
    outcome: "granted",
    refusalReason: null,
    fieldsAsked: ["name"],
    fieldsProduced: [],
    accountsProduced: null,
    decidedAt: null,
    producedAt: null,
    notifiedAt: null,
    imported: false,
    counted: true,
    ...changes,
  };
}

/** One ban of September 2023, before any report. */
export function ban(changes: Partial<BanCount> = {}): BanCount {
  const plain = {
    action: "ban",
    automation: "full",
    country: "IN",
    reason: "fraud",
    signal: "behaviour",
    surface: "private",
  } as const;
  return { ...plain, day: "2023-09-04", reportedBefore: false, count: 1, ...changes };
}

/** The report of these records, by the way that verifying takes. */
export function report(head: Head, given: { bans?: BanCount[]; requests?: StatisticRow[] }): Report {
  const tally = openTally(head);
  for (const line of given.bans ?? []) tally.bans(line);
  for (const row of given.requests ?? []) tally.request(row);
  return compose(head, tally.data());
}

/** Undefined where the report has no such figure. */
export function value(made: Report, key: string): number | null | undefined {
  return figuresOf(made).find((figure) => figure.key === key)?.value;
}
