import type { BanAutomation, BanReason, BanSignal } from "#lib/bans/ban.ts";
import { foundBy } from "./build.ts";
import type { Finding } from "./statement.ts";

/** Statements of one kind on one day, as they are counted. */
export type CountedDay = {
  readonly day: string;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly count: number;
};

const dayMs = 86_400_000;
const weekDays = 7;
const beforeDays = 28;
/** Below this number a share says nothing. */
const countMin = 50;
const warnPoints = 15;
const blockPoints = 30;
const timesMax = 4;

type Week = { readonly total: number; readonly shares: ReadonlyMap<string, number> };

/**
 * Sudden shifts of the seven days that end with `last`, against the four weeks before: the share of a reason, of what a machine found or of
 * what it decided moved by many points, or the number of statements multiplied or vanished. Whoever turned a flag round, or lost a
 * feed, is told before it is published. A code's ending names what shifted; the sentence says how far.
 */
export function shiftsOf(days: readonly CountedDay[], last: string): Finding[] {
  const end = Date.parse(last) + dayMs;
  const between = (from: number, to: number) =>
    days.filter(({ day }) => Date.parse(day) >= end - from * dayMs && Date.parse(day) < end - to * dayMs);
  const now = weekOf(between(weekDays, 0));
  const before = weekOf(between(weekDays + beforeDays, weekDays));
  const expected = before.total / (beforeDays / weekDays);
  const findings: Finding[] = [];
  if (Math.max(now.total, expected) >= countMin && before.total > 0) {
    if (now.total > expected * timesMax) findings.push(volume("volume-jumped", now.total, expected));
    if (now.total < expected / timesMax) findings.push(volume("volume-vanished", now.total, expected));
  }
  if (now.total < countMin || before.total < countMin) return findings;
  for (const name of [...new Set([...now.shares.keys(), ...before.shares.keys()])].sort()) {
    const [share, was] = [now.shares.get(name) ?? 0, before.shares.get(name) ?? 0];
    const points = Math.abs(share - was) * 100;
    if (points < warnPoints) continue;
    const level = points >= blockPoints ? "blocking" : "warning";
    const sentence = `The share of ${wordsOf(name)} is ${percent(share)} in the last seven days; in the four weeks before it was ${percent(was)}.`;
    findings.push({ code: `share:${name}`, level, sentence });
  }
  return findings;
}

function weekOf(days: readonly CountedDay[]): Week {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { reason, signal, automation, count } of days) {
    total += count;
    const names = [`reason-${reason}`, `decided-${automation}`];
    if (foundBy[signal].automated === "Yes") names.push("found-by-machine");
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return { total, shares: new Map([...counts].map(([name, count]) => [name, count / total])) };
}

function volume(code: "volume-jumped" | "volume-vanished", now: number, expected: number): Finding {
  const sentence = `There are ${now} statements of the last seven days; in the four weeks before there were ${Math.round(expected)} a week.`;
  // More than ever may be somebody else's bans; fewer are a feed that broke off, and what is there may go.
  return { code, level: code === "volume-jumped" ? "blocking" : "warning", sentence };
}

function wordsOf(name: string): string {
  if (name === "found-by-machine") return "accounts that a machine found";
  if (name.startsWith("decided-")) {
    const automation = name.slice("decided-".length);
    return `decisions ${automation === "full" ? "by a machine alone" : automation === "partial" ? "by a machine and a person" : "by a person alone"}`;
  }
  return `the reason ${name.slice("reason-".length)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
