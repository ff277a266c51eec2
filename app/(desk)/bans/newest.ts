import { currentMonth, type Month, monthOf, shiftMonth, spanOfMonth } from "#components/bans/month-span.ts";
import { daysOf } from "#lib/bans/month.ts";
import { ask } from "../../ask.ts";

/** The newest month (UTC) with a ban: of the last year, else of all time; null in an empty ledger. */
export async function newestMonth(now: Date): Promise<Month | null> {
  const to = spanOfMonth(currentMonth(now)).to;
  for (const from of [`${shiftMonth(currentMonth(now), -11)}-01`, "2000-01-01"]) {
    const days = await ask(daysOf, { from, to });
    if (days.length > 0) return monthOf(days.at(-1)?.day.slice(0, 7));
  }
  return null;
}
