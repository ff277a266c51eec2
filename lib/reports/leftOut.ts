import type { Entry } from "#lib/audit/entry.ts";
import type { Period } from "./report.ts";
import type { Sources } from "./sources.ts";

/** What a whole log says beyond a report's own evidence. */
export type LeftOut = {
  /** Batches of bans with a row in the period that had arrived and are not counted. */
  readonly batches: readonly string[];
  /** How many others do not say which days they are of: they arrived before the log said that. */
  readonly undated: number;
};

/** A batch commits within a minute of the time that it carries; one as young as that may have missed the report. */
const commitMs = 60_000;

/**
 * Whether a report left bans out. Its evidence proves that what it counts is in the log; that nothing else of its period is in there, only
 * the whole log can say: each batch of bans names its first and last day in the entry of its being received. `entries` are all of a log that
 * was verified. Pure, offline.
 */
export function leftOut(
  entries: Iterable<Entry>,
  report: { id: string; period: Period; sources: Sources },
): LeftOut | null {
  const counted = new Set(report.sources.batches);
  const received: Entry[] = [];
  let compiledAt: number | null = null;
  for (const entry of entries) {
    if (entry.action === "report.compiled" && entry.subject === `report:${report.id}`)
      compiledAt = Date.parse(entry.at);
    if (entry.action === "batch.received" && entry.data.kind === "bans") received.push(entry);
  }
  if (compiledAt === null) return null;
  const before = compiledAt - commitMs;
  const others = received.filter(
    ({ at, subject }) => Date.parse(at) < before && !counted.has(subject.slice("batch:".length)),
  );
  const dated = others.filter(({ data }) => typeof data.firstDay === "string" && typeof data.lastDay === "string");
  const { from, to } = report.period;
  const missing = dated.filter(({ data }) => String(data.firstDay) <= to && String(data.lastDay) >= from);
  return {
    batches: missing.map(({ subject }) => subject.slice("batch:".length)),
    undated: others.length - dated.length,
  };
}
