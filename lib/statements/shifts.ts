import type { BanAutomation, BanReason, BanSignal } from "#lib/bans/ban.ts";
import { foundBy } from "./build.ts";
import type { Finding } from "./statement.ts";

/** Statements of one kind, as they are counted. */
export type Counted = {
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly count: number;
};

/** Of bans of one day, UTC. `drafted`: with what is blocked, where that is counted apart; a feed that is held has not broken off. */
export type CountedDay = Counted & { readonly day: string; readonly drafted?: number };

/** What is about to leave, and what it is judged by. */
export type Leaving = {
  readonly waiting: readonly CountedDay[];
  /** What was drafted last before it: judged together with few that wait, which alone say nothing. */
  readonly latest: readonly Counted[];
  /** Of the latest days of which anything left. */
  readonly left: readonly CountedDay[];
};

const dayMs = 86_400_000;
const weekDays = 7;
const beforeDays = 28;
/** Below this number a share says nothing. */
export const countMin = 50;
const warnPoints = 15;
const blockPoints = 30;
const timesMax = 4;

type Sum = { readonly total: number; readonly shares: ReadonlyMap<string, number> };

/**
 * Sudden shifts in what is about to leave, against what left before: as a whole, and the bans of each day by themselves, so that neither a bad day
 * within a backlog nor an old one escapes. What shifts blocks. While less than a week of days left, all of them are judged by one another. A platform
 * that turned a flag round is told before it is published; where its bans come a few at a time, after some fifteen of them.
 */
export function leavingShifts({ waiting, latest, left }: Leaving): Finding[] {
  const young = new Set(left.map(({ day }) => day)).size < weekDays;
  const before = sumOf(young ? [...left, ...waiting] : left);
  const words = young ? "in all that was drafted for sending" : "in what left before";
  const few = sumOf(waiting).total < countMin;
  const windows: [string, readonly Counted[]][] = [
    few ? ["in the latest that were drafted", [...waiting, ...latest]] : ["in what is about to leave", waiting],
  ];
  for (const [day, ofDay] of Map.groupBy(waiting, (one) => one.day))
    windows.push([`in what is about to leave for bans of ${day}`, ofDay]);
  const findings = new Map<string, Finding>();
  for (const [where, counted] of windows) {
    const compared = movedBetween(sumOf(counted), before, where, words);
    for (const one of compared) if (one.level === "blocking" && !findings.has(one.code)) findings.set(one.code, one);
  }
  return [...findings.values()];
}

/**
 * Sudden shifts of the seven days that end with `last`, against the four weeks before: the share of a reason, of what a machine found or of
 * what it decided moved by many points, or the number of statements multiplied or vanished. It finds what moves too slowly for one day.
 * A code's ending names what shifted; the sentence says how far.
 */
export function shiftsOf(days: readonly CountedDay[], last: string): Finding[] {
  const end = Date.parse(last) + dayMs;
  const between = (from: number, to: number) =>
    days.filter(({ day }) => Date.parse(day) >= end - from * dayMs && Date.parse(day) < end - to * dayMs);
  const [latest, earlier] = [between(weekDays, 0), between(weekDays + beforeDays, weekDays)];
  const [now, before] = [sumOf(latest), sumOf(earlier)];
  const findings: Finding[] = [];
  // A platform that began three weeks ago is judged by three weeks.
  const first = Math.min(
    ...earlier.filter(({ count, drafted = count }) => drafted > 0).map(({ day }) => Date.parse(day)),
  );
  const weeks = (end - weekDays * dayMs - first) / dayMs / weekDays;
  const expected = before.total / weeks;
  if (before.total > 0 && now.total >= countMin && now.total > expected * timesMax)
    findings.push(volume("volume-jumped", now.total, expected));
  const [drafted, usual] = [draftedOf(latest), draftedOf(earlier) / weeks];
  if (usual >= countMin && drafted < usual / timesMax) findings.push(volume("volume-vanished", drafted, usual));
  return [...findings, ...movedBetween(now, before, "in the last seven days", "in the four weeks before")];
}

/** What moved by many points; of too few nothing can be said. */
function movedBetween(now: Sum, before: Sum, where: string, whereBefore: string): Finding[] {
  if (now.total < countMin || before.total < countMin) return [];
  const findings: Finding[] = [];
  for (const name of [...new Set([...now.shares.keys(), ...before.shares.keys()])].sort()) {
    const [share, was] = [now.shares.get(name) ?? 0, before.shares.get(name) ?? 0];
    const points = Math.abs(share - was) * 100;
    if (points < warnPoints) continue;
    const level = points >= blockPoints ? "blocking" : "warning";
    const sentence = `The share of ${wordsOf(name)} is ${percent(share)} ${where}; ${whereBefore} it was ${percent(was)}.`;
    findings.push({ code: `share:${name}`, level, sentence });
  }
  return findings;
}

function sumOf(counted: readonly Counted[]): Sum {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { reason, signal, automation, count } of counted) {
    total += count;
    const names = [`reason-${reason}`, `decided-${automation}`];
    if (foundBy[signal].automated === "Yes") names.push("found-by-machine");
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return { total, shares: new Map([...counts].map(([name, count]) => [name, count / total])) };
}

function draftedOf(days: readonly CountedDay[]): number {
  return days.reduce((sum, { count, drafted = count }) => sum + drafted, 0);
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
