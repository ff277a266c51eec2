import { endOfDay } from "#lib/law/calendar.ts";
import { deadline } from "#lib/law/clock.ts";
import { clockRule } from "#lib/law/clockRules.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";

type Facts = {
  readonly instrument: string;
  readonly country: string;
  readonly receivedAt: Date;
  /** The date that the order itself prints, ISO. */
  readonly printedDueOn: string | null;
};

/**
 * Until when an order wants to be carried out, and by which version of which rule: as the table of law counts it. Where the table has no
 * rule, the date that the order prints, at the end of that day where it was made; without one, none.
 */
export function dueAt({ instrument, country, receivedAt, printedDueOn }: Facts): {
  dueAt: Date | null;
  rule: string | null;
} {
  const zone = legalZone(country);
  const rule = clockRule(instrument);
  if (rule === undefined) return { dueAt: printedDueOn === null ? null : endOfDay(printedDueOn, zone), rule: null };
  const counted = deadline({ rule, receivedAt, zone, holidays: noHoliday, pauses: [], printed: printedDueOn });
  return { dueAt: counted.dueAt, rule: counted.ruleVersion };
}

/** None of these rules moves with a holiday; one that did must not be counted by a guess. */
function noHoliday(): never {
  throw new Refusal(
    "invalid",
    "The rule of this order counts holidays, which this desk does not do for orders; nothing was recorded.",
  );
}
