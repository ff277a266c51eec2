import { Refusal } from "#lib/refusal.ts";

/** A month of the ledger, UTC, as `2023-09`. */
export type Month = string;
export const monthPattern = /^20\d{2}-(?:0[1-9]|1[0-2])$/;

/** One archive of a month: the rows that went to files. */
export type Archive = {
  readonly id: string;
  readonly month: Month;
  readonly rows: number;
  readonly batches: number;
  /** Of all its files together. */
  readonly bytes: number;
  /** SHA-256 of its manifest.json in hex; the manifest names that of every other file. */
  readonly digest: string;
  readonly madeAt: Date;
};

/** What a month of the ledger is: its rows are here, in files, or both, where rows came late to an archived month. */
export type MonthState = "open" | "archived" | "reopened";

/** A month as the page of the ledger lists it. */
export type LedgerMonth = {
  readonly month: Month;
  readonly state: MonthState;
  /** All that arrived, by the roll-up, archived or not. */
  readonly rows: number;
  readonly archivedRows: number;
  /** What the partition weighs, with its indexes; 0 where there is none. */
  readonly bytes: number;
  readonly archives: readonly Archive[];
  /** Made ahead, for rows to come. */
  readonly ahead: boolean;
};

/** How many whole months stay in the ledger, beside the present one, before a month may be archived. */
export const keptMonthsDefault = 13;
export const keptMonthsMin = 2;
export const keptMonthsMax = 240;

/** From the row of the setting; what was never set, or to nonsense, is as it is by default. */
export function keptMonthsFrom(value: unknown): number {
  const whole = Number.isInteger(value) && Number(value) >= keptMonthsMin && Number(value) <= keptMonthsMax;
  return whole ? Number(value) : keptMonthsDefault;
}

/** The month that lies `count` months after (before, if negative). */
export function monthAfter(month: Month, count: number): Month {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1))
    .toISOString()
    .slice(0, 7);
}

/** The newest month that may be archived at `now`: 13 months kept, November 2026 on, is September 2025. */
export function newestArchivable(now: Date, keptMonths: number): Month {
  return monthAfter(now.toISOString().slice(0, 7), -keptMonths - 1);
}

/** What stands in the way of archiving a month. `lastReceivedAt` is the arrival of the newest batch with rows of it. */
export type Obstacles = {
  readonly rows: number;
  readonly heldUntil: Date | null;
  readonly lastReceivedAt: Date | null;
};

/** So long after the last batch with rows of a month its import is taken to be over. */
export const quietMinutes = 10;

/** @throws Refusal `conflict` while the month is too young, empty, held, or still arriving. */
export function assertArchivable(month: Month, now: Date, keptMonths: number, found: Obstacles): void {
  const newest = newestArchivable(now, keptMonths);
  if (month > newest) {
    throw refused(
      `The ledger keeps ${keptMonths} months: ${newest} is the newest that may be archived, ${month} is not yet.`,
    );
  }
  if (found.rows === 0) throw refused(`The ledger holds no rows of ${month}.`);
  if (found.heldUntil !== null && found.heldUntil > now) {
    throw refused(
      `A ban of ${month} is held until ${found.heldUntil.toISOString().slice(0, 10)}, since it was reported to the CyberTipline (18 U.S.C. 2258A(h)).`,
    );
  }
  if (found.lastReceivedAt !== null && now.getTime() - found.lastReceivedAt.getTime() < quietMinutes * 60_000) {
    throw refused(`Rows of ${month} arrived within the last ${quietMinutes} minutes: wait until the import is over.`);
  }
}

function refused(sentence: string): Refusal {
  return new Refusal("conflict", `${sentence} Nothing was archived.`);
}

/** What is said of a ban whose rows are in a file: where one looks for it. */
export function archivedSentence(archive: Pick<Archive, "month" | "madeAt" | "digest">): string {
  return `This ban was archived on ${archive.madeAt.toISOString().slice(0, 10)} with the month ${archive.month}. It counts in every figure; verify it from the archive whose manifest has the SHA-256 ${archive.digest}.`;
}
