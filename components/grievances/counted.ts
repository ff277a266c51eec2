import type { GrievanceAction, GrievanceCategory } from "#lib/grievances/grievance.ts";

/** Grievances that agree in everything but the day. */
export type CountedGrievances = {
  readonly month: string;
  readonly country: string;
  readonly category: GrievanceCategory;
  readonly action: GrievanceAction;
  readonly count: number;
};

/** *Actioned* = banned or reinstated (`restored`), a part of received. */
export type Received = {
  readonly received: number;
  readonly actioned: number;
  readonly banned: number;
  readonly restored: number;
};

export function received(rows: readonly Pick<CountedGrievances, "action" | "count">[]): Received {
  const count = (action?: GrievanceAction) =>
    rows.filter((row) => action === undefined || row.action === action).reduce((sum, row) => sum + row.count, 0);
  const [banned, restored] = [count("banned"), count("restored")];
  return { received: count(), actioned: banned + restored, banned, restored };
}

/** Adds up by one thing, the most received first. */
export function receivedBy<Name extends "category" | "country" | "month">(
  name: Name,
  rows: readonly CountedGrievances[],
): (Received & { readonly code: CountedGrievances[Name] })[] {
  const codes = [...new Set(rows.map((row) => row[name]))];
  return codes
    .map((code) => ({ code, ...received(rows.filter((row) => row[name] === code)) }))
    .sort((one, other) => other.received - one.received || (one.code < other.code ? -1 : 1));
}
