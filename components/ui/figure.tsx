import { Blank } from "./definition-list.tsx";
import { formatCount } from "./figure-format.ts";

/** A count. `null` is blank, which is not zero. */
export function Count({ value, locale }: { value: number | bigint | null; locale?: string }) {
  return value === null ? <Blank /> : <data value={String(value)}>{formatCount(value, locale)}</data>;
}
