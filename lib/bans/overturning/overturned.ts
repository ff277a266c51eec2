import { hash } from "node:crypto";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import type { BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import { canonicalJson } from "#lib/json.ts";

/** The overturned bans that a report counts together. `day` (UTC) and codes are those of the ban, not of its end. */
export type OverturnedCell = {
  readonly automation: BanAutomation;
  readonly country: string;
  readonly day: string;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly surface: BanSurface;
};
export type OverturnedCount = OverturnedCell & { readonly count: number };

/** What the log commits to of one overturned ban: its leaf is the canonical JSON of this. `ban` is the key, in hex. */
export type Overturned = OverturnedCell & { readonly ban: string; readonly reinstatedAt: string };

/** The cells of overturned bans, each with how many there are. */
export function overturnedCounts(rows: readonly OverturnedCell[]): OverturnedCount[] {
  const cells = new Map<string, OverturnedCount>();
  for (const { automation, country, day, reason, signal, surface } of rows) {
    const cell = { automation, country, day, reason, signal, surface };
    const key = Object.values(cell).join("|");
    cells.set(key, { ...cell, count: (cells.get(key)?.count ?? 0) + 1 });
  }
  return [...cells.values()];
}

/** The root over the rows (RFC 6962), in their order. */
export function overturnedRoot(rows: readonly Overturned[]): Buffer {
  return rootOf(Buffer.concat(rows.map((row) => leafHash(Buffer.from(canonicalJson(row))))));
}

/** What the log and the reports keep of a counting: lines of canonical JSON, sorted bytewise, and their SHA-256. */
export function overturnedLines(rows: readonly OverturnedCell[]) {
  const lines = overturnedCounts(rows).map(canonicalJson).sort().join("\n");
  const days = rows.map(({ day }) => day).sort();
  return { lines, digest: hash("sha256", lines, "buffer"), firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" };
}
