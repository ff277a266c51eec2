import type { BanAction, BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import type { Dimension, Measure, Narrowed } from "#lib/tallies/tally.ts";
import { dayBefore, type Month, spanOfMonth } from "./month-span.ts";

/** What the list of single bans is narrowed to, as it stands in the address. Days are UTC, `through` is the last one. */
export type BanFilter = {
  readonly from: string;
  readonly through: string;
  readonly country?: string | undefined;
  readonly action?: BanAction | undefined;
  readonly reason?: BanReason | undefined;
  readonly signal?: BanSignal | undefined;
  readonly automation?: BanAutomation | undefined;
  readonly surface?: BanSurface | undefined;
  readonly found?: "proactive" | "reported" | undefined;
};

/** An address with what was given; what was not is left out. */
export function address(path: string, given: Readonly<Record<string, string | undefined>>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined && value !== "") parts.set(name, value);
  return parts.size === 0 ? path : `${path}?${parts}`;
}

/** What the explorer shows, as it stands in the address; `action` is "every" where none is held fast. */
export type Explorer = {
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  readonly rows: Dimension;
  readonly columns: Dimension | "time";
  readonly as: Measure;
  readonly narrowed: Narrowed;
};

/** The explorer's address, at its page or at the file of its counts. */
export function explorerAddress({ narrowed, ...shown }: Explorer, path: "/bans" | "/bans/counts" = "/bans"): string {
  return address(path, { ...shown, ...narrowed, action: narrowed.action ?? "every" });
}

/** The single bans behind a figure of the explorer: those of the span, held fast as there. */
export function behindCell(shown: Explorer, days: { from: string; to: string }, narrowed: Narrowed): string {
  return address("/bans/list", { from: days.from, through: dayBefore(days.to), ...shown.narrowed, ...narrowed });
}

/** The single bans behind a figure of a month. Only bans, unless another action is asked for. */
export function behind(month: Month, narrowed: Partial<BanFilter>): string {
  const { from, to } = spanOfMonth(month);
  return address("/bans/list", { from, through: dayBefore(to), action: "ban", ...narrowed });
}
