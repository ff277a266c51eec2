import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import type { Head } from "./compose.ts";
import { readReport } from "./json.ts";
import { type Unsound, unsoundLines } from "./linesBehind.ts";
import { evaluate, type Measure, type ReportData } from "./measure.ts";
import { grievanceLines, grievanceRows, tallyRecords } from "./recordsBehind.ts";
import { orderFaults } from "./recountOrders.ts";
import { figuresOf } from "./report.ts";
import { bansStanding, overturnedStanding } from "./rollUpsBehind.ts";
import type { Sources } from "./sources.ts";
import { openTally } from "./tally.ts";

/** How many figures published reports have, and which of them their records no longer give, in a sentence each. */
export type Recomputed = { readonly figures: number; readonly disagreements: readonly string[] };

type Published = { id: string; title: string; content: Buffer; sources: Buffer };

/**
 * Computes every figure of every report that is published again: bans from the roll-ups as they stand, less what came after the report was
 * compiled, grievances from their rows and from the count lines of their batches, requests and government orders from their own entries, as
 * many as they were counted with. Orders are held against their rows as well; the recount holds the roll-ups and the count lines against theirs.
 * Count lines that are not what the log says are named, and prove nothing.
 */
export const recompute = query({
  name: "reports.recompute",
  permission: "reports:read",
  input: z.object({}),
  timeoutMs: 3_600_000,
  async run({ tx }): Promise<Recomputed> {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const published = await tx.sql<Published>`
      SELECT id, title, content, sources FROM report WHERE published_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id`;
    const disagreements = await orderFaults(tx);
    const unsoundSaid = new Set<string>();
    let count = 0;
    for (const { id, title, content, sources } of published) {
      const report = readReport(content);
      const given = JSON.parse(sources.toString("utf8")) as Sources;
      const unsound = await unsoundLines(tx, report.period, given.batches);
      for (const sentence of unsound.said) unsoundSaid.add(sentence);
      const [byName, faults] = await dataOf(tx, report, given, unsound);
      const figures = figuresOf(report);
      count += figures.length;
      disagreements.push(...faults.map((fault) => `${fault} The report ${id} (${title}) counts it.`));
      for (const { key, value, measure } of figures) {
        for (const [name, data] of byName[kindOf(measure)]) {
          const again = evaluate(measure, data).value;
          if (again === value) continue;
          disagreements.push(`report: ${id} (${title}) says ${said(value)} for ${key}, and ${name} ${said(again)}.`);
        }
      }
    }
    return { figures: count, disagreements: [...unsoundSaid, ...disagreements] };
  },
});

type Kind = "bans" | "grievances" | "records";
/** What a figure is computed from, each under the words that name it. */
type ByKind = Readonly<Record<Kind, readonly (readonly [string, ReportData])[]>>;

function kindOf(measure: Measure): Kind {
  if (measure.of === "share") return kindOf(measure.part);
  if (measure.of === "grievances") return "grievances";
  return measure.of === "bans" || measure.of === "found" || measure.of === "overturned" ? "bans" : "records";
}

async function dataOf(tx: Tx, head: Head, sources: Sources, unsound: Unsound): Promise<[ByKind, readonly string[]]> {
  // What came later is taken off the roll-ups by its lines: of unsound ones nothing is.
  const kept = [...sources.batches, ...unsound.ids];
  const unproven = new Set(unsound.ids);
  const areLinesSound = !sources.batches.some((id) => unproven.has(id));
  const tally = openTally(head);
  const faults = await tallyRecords(tx, sources, tally);
  const cells = await bansStanding(tx, head.period, head.country, kept);
  const overturned = await overturnedStanding(tx, head.period, head.country, kept);
  const data = { ...tally.data(), banDays: cells, banMonths: cells, found: { overturned, descriptions: [] } };
  const byKind: ByKind = {
    bans: [["the roll-up gives", data]],
    grievances: [
      ["the rows give", { ...data, grievances: await grievanceRows(tx, head, sources) }],
      ...(areLinesSound
        ? [["the count lines give", { ...data, grievances: await grievanceLines(tx, head, sources) }] as const]
        : []),
    ],
    records: [["its records give", data]],
  };
  return [byKind, faults];
}

function said(value: number | null): string {
  return value === null ? "“not known”" : String(value);
}
