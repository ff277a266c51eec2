import { Refusal } from "#lib/refusal.ts";
import type { LegalRequest } from "./request.ts";

export type Period = { readonly from: string; readonly to: string };

/** What of a request a decision takes up: a shorter period, fewer targets. Null and nothing left out: all of it. */
export type Narrowing = { readonly period: Period | null; readonly leaveOut: readonly string[] };

type Asked = Pick<LegalRequest, "periodFrom" | "periodTo">;

/**
 * The period that a narrowing leaves: null where it is the one that was asked for. It lies within that one; a request that names none can
 * be narrowed to any.
 * @throws Refusal `invalid`
 */
export function narrowedPeriod({ periodFrom, periodTo }: Asked, period: Period | null): Period | null {
  if (period === null) return null;
  if (period.from > period.to) throw wrong("The period that is given ends before it begins.");
  if ((periodFrom !== null && period.from < periodFrom) || (periodTo !== null && period.to > periodTo)) {
    throw wrong(`A decision is narrower than the request, never wider: it asks for ${periodFrom} to ${periodTo}.`);
  }
  return period.from === periodFrom && period.to === periodTo ? null : period;
}

function wrong(sentence: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was changed.`, { "period.to": sentence });
}

/**
 * How many targets a narrowing leaves, of those that there are.
 * @throws Refusal `invalid` where one is not of this request, or none would be left
 */
export function targetsLeft(targets: readonly string[], leaveOut: readonly string[]): number {
  const out = new Set(leaveOut);
  if ([...out].some((id) => !targets.includes(id))) {
    throw new Refusal("invalid", "A target that is left out is not of this request; nothing was changed.");
  }
  if (out.size > 0 && out.size === targets.length) {
    const sentence = "Every target would be left out: refuse the request instead.";
    throw new Refusal("invalid", `${sentence} Nothing was changed.`, { leaveOut: sentence });
  }
  return targets.length - out.size;
}
