import { hash } from "node:crypto";
import type { Entry } from "#lib/audit/entry.ts";
import {
  automations,
  type BanAction,
  type BanAutomation,
  type BanReason,
  type BanSignal,
  type BanSurface,
  signals,
} from "#lib/bans/ban.ts";
import type { Span } from "./demand.ts";

/** Bans and suspensions together, by what led to them and who decided. */
export type FoundWhere = Span & { readonly signal?: BanSignal; readonly automation?: BanAutomation };

/** A count line of a counting of overturned bans. `day` and codes are those of the ban, not of its end. */
export type OverturnedLine = {
  readonly automation: BanAutomation;
  readonly count: number;
  readonly country: string;
  readonly day: string;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly surface: BanSurface;
};
export type OverturnedCell = Pick<OverturnedLine, "signal" | "automation" | "count"> & { readonly month: string };

/** A description in force when the report was compiled: its text, and what the log says of its signatures. */
export type DescriptionRow = {
  readonly id: string;
  readonly code: BanSignal | BanAutomation;
  readonly number: number;
  readonly text: string;
  /** ISO 8601 in UTC: when the second person signed. */
  readonly signedAt: string;
};

/** What a report says of how accounts were found. */
export type FoundData = {
  readonly overturned: readonly OverturnedCell[];
  /** In the order of the codes. */
  readonly descriptions: readonly DescriptionRow[];
};

type Value = { readonly value: number | null; readonly note?: string };
type Cell = OverturnedCell & { readonly action: BanAction };
type Cells = { readonly banMonths: readonly Cell[]; readonly found?: FoundData };

/** Bans and suspensions of the span; not known where no ban of any kind is on record in it. */
export function countFound(where: FoundWhere, { banMonths }: Cells): Value {
  const within = banMonths.filter(({ month }) => isIn(month, where.within));
  if (within.length === 0) return { value: null, note: "No record of bans in this time." };
  return { value: sum(within.filter((cell) => cell.action !== "reinstate" && matches(cell, where))) };
}

/**
 * Of these, how many were overturned by a reinstatement that names them. Not known where no reinstatement names any ban of the report's
 * period and country: a platform that does not tell is not one that was never wrong. The desk's page has the same rule.
 */
export function countOverturned(where: FoundWhere, { banMonths, found }: Cells): Value {
  const within = banMonths.filter(({ month }) => isIn(month, where.within));
  if (within.length === 0) return { value: null, note: "No record of bans in this time." };
  const overturned = found?.overturned ?? [];
  if (overturned.length === 0) return { value: null, note: "No reinstatement names a ban of this time." };
  return { value: sum(overturned.filter((cell) => matches(cell, where))) };
}

/** A span of codes never cuts a month within the report's period, and cells are inside the period already. */
function isIn(month: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return month >= from.slice(0, 7) && month <= to.slice(0, 7);
}

function matches(cell: Omit<OverturnedCell, "count">, where: FoundWhere): boolean {
  return (
    isIn(cell.month, where) &&
    (where.signal === undefined || cell.signal === where.signal) &&
    (where.automation === undefined || cell.automation === where.automation)
  );
}

function sum(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}

const codes: readonly string[] = [...signals, ...automations];

/**
 * The description of these two entries, proposed and countersigned, with its text. Pure, so that an auditor's program folds it again.
 * @throws RangeError when the entries are not those of a text that two people signed, or it is another text, or not yet in force at `at`
 */
export function foldDescription(entries: readonly Entry[], text: string, at: string): DescriptionRow {
  const [proposed, countersigned] = entries;
  const signed =
    entries.length === 2 &&
    proposed?.action === "description.proposed" &&
    countersigned?.action === "description.countersigned" &&
    proposed.subject === countersigned.subject &&
    proposed.actor.id !== countersigned.actor.id;
  if (!signed) throw new RangeError("two people must have signed a description: one proposes it, another countersigns");
  const { code, number, textDigest, from } = countersigned.data;
  if (textDigest !== hash("sha256", text, "hex") || textDigest !== proposed.data.textDigest) {
    throw new RangeError("it is not the text that was signed");
  }
  if (typeof from !== "string" || from > at) throw new RangeError("it was not in force when the report was compiled");
  if (typeof code !== "string" || !codes.includes(code))
    throw new RangeError("it describes no signal or way of deciding");
  return {
    id: countersigned.subject.slice("description:".length),
    code: code as DescriptionRow["code"],
    number: Number(number),
    text,
    signedAt: countersigned.at,
  };
}

/** By code in their order; so the same descriptions give the same report. */
export function inOrder(rows: readonly DescriptionRow[]): DescriptionRow[] {
  return rows.toSorted((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code));
}
