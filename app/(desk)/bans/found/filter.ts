import { type Month, monthOf, monthsBetween, shiftMonth } from "#components/bans/month-span.ts";
import { type FoundFilter, type FoundParams, monthsMax } from "#components/found/found-span.ts";
import { reasons, surfaces } from "#lib/bans/ban.ts";
import { isCountry } from "#lib/country.ts";

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
