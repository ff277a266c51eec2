import { type Fragment, fragment } from "#lib/db/sql.ts";
import { type Deadline, deadline, type Pause } from "#lib/law/clock.ts";
import { clockRule } from "#lib/law/clockRules.ts";
import { holidays } from "#lib/law/holidays.ts";
import { houseTarget, houseTargetHours } from "#lib/law/houseTarget.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";
import type { LegalRequest } from "./request.ts";

/** Both clocks of a request, each with the sentences that explain it, and the legal zone in which they were counted. */
export type Clocks = { readonly legal: Deadline; readonly house: Deadline; readonly zone: string };

type ClockFacts = Pick<LegalRequest, "instrument" | "country" | "emergency" | "receivedAt" | "printedDueOn">;

/** Computes both clocks from receipt, rule version, holidays and pauses. Nobody types a deadline. */
export async function clocks(facts: ClockFacts, pauses: readonly Pause[]): Promise<Clocks> {
  const rule = clockRule(facts.instrument);
  const one = instrument(facts.instrument);
  if (rule === undefined || one === undefined) {
    throw new Refusal("invalid", `The instrument “${facts.instrument}” is not known; nothing was changed.`);
  }
  const zone = legalZone(facts.country);
  const { receivedAt, country } = facts;
  const legal = deadline({
    rule,
    receivedAt,
    zone,
    holidays: await holidaysOf(country),
    pauses,
    printed: facts.printedDueOn,
  });
  const targetHours = houseTargetHours(facts.emergency ? { kind: "emergency" } : one);
  const house = houseTarget({ instrument: one, receivedAt, zone, pauses, legalDueAt: legal.dueAt, targetHours });
  return { legal, house, zone };
}

/** A guess would move a legal deadline: a State without a calendar is refused only where its rule asks for a holiday. */
async function holidaysOf(country: string): Promise<(isoDate: string) => boolean> {
  try {
    return await holidays(country);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return () => {
      throw new Refusal("invalid", `${error.message} This instrument's clock needs one; nothing was changed.`);
    };
  }
}

/** The clock that the queue counts down: the law's where it sets one, else the house's own. */
export function governing({ legal, house }: Clocks): Deadline {
  return legal.dueAt === null ? house : legal;
}

/** The assignments that keep both clocks with the request. */
export function clockColumns(both: Clocks): Fragment {
  const { allowedMs, stoppedAt } = governing(both);
  return fragment`legal_due_at = ${both.legal.dueAt}, house_due_at = ${both.house.dueAt}, clock_rule = ${both.legal.ruleVersion},
    clock_allowed_ms = ${allowedMs === null ? null : Math.round(allowedMs)}, clock_stopped_at = ${stoppedAt}`;
}
