import { formatLength } from "#components/ui/time-format.ts";
import type { Tone } from "#components/ui/tone.ts";
import { addDays, dayOf } from "#lib/law/calendar.ts";
import { clockRule, clockVersion } from "#lib/law/clockRules.ts";

const dayMs = 86_400_000;
/** Where no law sets a term the bar is drawn over so many days. */
const scaleDays = 30;

export type Age = { readonly words: string; readonly tone: Tone; readonly share: number };

/**
 * How long an appeal has waited, against what the law allows: a grievance from India is to be resolved within the days of rule 3(2) of the
 * IT Rules, 2021. Elsewhere no number of days is set ("in a timely manner", Article 20(4) of Regulation (EU) 2022/2065).
 */
export function ageOf(receivedAt: Date, country: string | null, now: Date): Age {
  const waitedMs = now.getTime() - receivedAt.getTime();
  const days = country === "IN" ? indianDays(receivedAt) : null;
  const waited = formatLength(waitedMs);
  if (days === null)
    return { words: `waits ${waited}`, tone: "plain", share: Math.min(1, waitedMs / (scaleDays * dayMs)) };
  const share = Math.min(1, waitedMs / (days * dayMs));
  const over = waitedMs > days * dayMs;
  return { words: `waits ${waited} of ${days}\u00a0d`, tone: over ? "grave" : share >= 0.75 ? "due" : "plain", share };
}

function indianDays(receivedAt: Date): number | null {
  const rule = clockRule("IN-GRIEVANCE");
  const count = rule && clockVersion(rule, dayOf(receivedAt, "Asia/Kolkata"))?.count;
  return count?.by === "days" ? count.length : null;
}

/** The twelve calendar months (UTC) of which the last one runs: ISO days, `to` is not included. So no month is told of by a part of it. */
export function twelveMonths(now: Date): { from: string; to: string } {
  const first = (months: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
  return { from: first(-11), to: first(1) };
}

/** The first day (ISO, UTC) that lies so many days before. */
export function dayAgo(now: Date, days: number): string {
  return addDays(now.toISOString().slice(0, 10), -days);
}
