import { address } from "#components/bans/address.ts";
import { currentMonth, type Month, monthsBetween, shiftMonth } from "#components/bans/month-span.ts";
import type { BanReason, BanSurface } from "#lib/bans/ban.ts";

/** What the page is narrowed to, as it stands in the address. Both months are included. */
export type FoundFilter = {
  readonly from: Month;
  readonly through: Month;
  readonly country?: string | undefined;
  readonly surface?: BanSurface | undefined;
  readonly reason?: BanReason | undefined;
};
export type FoundParams = { readonly [Name in keyof FoundFilter]?: string };

/** So many months stand side by side at most. */
export const monthsMax = 36;
/** Without months in the address: so many up to the newest. */
export const monthsShown = 12;

/** Every month of a span, the first first. */
export function monthsOf({ from, through }: Pick<FoundFilter, "from" | "through">): Month[] {
  return Array.from({ length: monthsBetween(from, through) + 1 }, (_, at) => shiftMonth(from, at));
}

export function foundAddress(path: string, filter: FoundFilter): string {
  return address(path, filter);
}

/** Months for which a complaint may be lodged at least: Article 20(1) of Regulation (EU) 2022/2065. */
const appealMonths = 6;

/** Whether the youngest bans of a month may still be appealed on this day, so that its share overturned can rise. */
export function isOpen(month: Month, now: Date): boolean {
  return monthsBetween(month, currentMonth(now)) <= appealMonths;
}
