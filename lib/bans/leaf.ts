import { hash } from "node:crypto";
import {
  actions,
  automations,
  type Ban,
  type BanCell,
  type BanStatistic,
  places,
  reasons,
  signals,
  surfaces,
} from "#lib/bans/ban.ts";
import { canonicalJson } from "#lib/json.ts";

/** The key under which a ban is known everywhere: 32 hex digits, the first half of SHA-256(source ‖ 0 ‖ sender's id). */
export function banKey(source: string, senderId: string): string {
  return hash("sha256", `${source}\0${senderId}`, "hex").slice(0, 32);
}

/**
 * The text that the log commits to for one ban: docs/log-format.md. `rest` is the digest of every other column in hex; null is the
 * first form of leaf, which had none. `packer` makes the same bytes faster; a test holds them together.
 */
export function leafText(statistic: BanStatistic, rest: string | null): string {
  return canonicalJson(rest === null ? statistic : { ...statistic, rest });
}

/** A combination of codes as one small number. */
export function combinationOf(
  ban: Pick<Ban, "action" | "surface" | "reason" | "signal" | "automation" | "reportedBefore">,
) {
  let code = places.action.get(ban.action) ?? 0;
  code = code * surfaces.length + (places.surface.get(ban.surface) ?? 0);
  code = code * reasons.length + (places.reason.get(ban.reason) ?? 0);
  code = code * signals.length + (places.signal.get(ban.signal) ?? 0);
  code = code * automations.length + (places.automation.get(ban.automation) ?? 0);
  return code * 2 + (ban.reportedBefore ? 1 : 0);
}

export const combinationCount =
  actions.length * surfaces.length * reasons.length * signals.length * automations.length * 2;

/** The codes of a combination: the inverse of `combinationOf`. */
export function codesOf(combination: number): Omit<BanCell, "day" | "country"> {
  let rest = combination;
  const next = <Code>(codes: readonly Code[]): Code => {
    const code = codes[rest % codes.length];
    rest = Math.floor(rest / codes.length);
    if (code === undefined) throw new RangeError("a combination of no codes");
    return code;
  };
  const reportedBefore = next([false, true] as const);
  const automation = next(automations);
  const signal = next(signals);
  const reason = next(reasons);
  const surface = next(surfaces);
  return { action: next(actions), automation, reason, reportedBefore, signal, surface };
}

/** What stands around the four values that differ within a combination; `middle` is after the time, before the rest. */
type Frame = { readonly head: string; readonly middle: string; readonly tail: string };

/** The frame of a leaf's text for one combination; made once for each of the few thousand there are. */
export function leafFrame(combination: number): Frame {
  const { action, automation, reason, reportedBefore, signal, surface } = codesOf(combination);
  return {
    // The leaf's prefix of RFC 6962 stands before the text.
    head: `\0{"action":"${action}","automation":"${automation}","ban":"`,
    middle: `","reason":"${reason}","reportedBefore":${reportedBefore},"rest":"`,
    tail: `","signal":"${signal}","surface":"${surface}"}`,
  };
}
