import { address } from "#components/bans/address.ts";
import { currentMonth, type Month, monthOf, monthsBetween, shiftMonth } from "#components/bans/month-span.ts";
import { type BanReason, type BanSurface, reasons, surfaces } from "#lib/bans/ban.ts";
import { isCountry } from "#lib/country.ts";

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

/** The filter that an address says; what is not known there is not asked. Months that it does not name are null. */
export function filterOf(
  params: FoundParams,
): Omit<FoundFilter, "from" | "through"> & { from: Month | null; through: Month | null } {
  const [one, other] = [monthOf(params.from), monthOf(params.through)];
  const turned = one !== null && other !== null && other < one;
  const [from, through] = turned ? [other, one] : [one, other];
  return {
    // A span that is too long keeps its end.
    from:
      from !== null && through !== null && monthsBetween(from, through) >= monthsMax
        ? shiftMonth(through, 1 - monthsMax)
        : from,
    through,
    country: isCountry(params.country) ? params.country : undefined,
    surface: surfaces.find((code) => code === params.surface),
    reason: reasons.find((code) => code === params.reason),
  };
}

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
