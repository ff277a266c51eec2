/** Parts that group digits get a narrow no-break space, so that 7 111 000 is neither broken nor read as a decimal. */
const narrowSpace = "\u202f";

/** A count with thin-space thousands, grouped as the locale groups them (`en-IN`: 71 11 000). */
export function formatCount(value: number | bigint, locale = "en-GB"): string {
  return join(new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: true }).formatToParts(value));
}

/** A share from 0 to 1 as `36.2 %`. */
export function formatShare(value: number, digits = 1, locale = "en-GB"): string {
  const percent = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${join(percent.formatToParts(value * 100))}${narrowSpace}%`;
}

function join(parts: Intl.NumberFormatPart[]): string {
  return parts.map((part) => (part.type === "group" ? narrowSpace : part.value)).join("");
}
