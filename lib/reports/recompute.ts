import { z } from "zod";
import { sqlStateOf } from "#lib/db/sqlState.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import type { Head } from "./compose.ts";
import { hold } from "./hold.ts";
import { type Unsound, unsoundLines } from "./linesBehind.ts";
import { evaluate, type Measure, type ReportData } from "./measure.ts";
import { grievanceLines, grievanceRows, tallyRecords } from "./recordsBehind.ts";
import { orderFaults } from "./recountOrders.ts";
import { figuresOf, type Report } from "./report.ts";
import { bansStanding, overturnedStanding } from "./rollUpsBehind.ts";
import type { Sources } from "./sources.ts";
import { openTally } from "./tally.ts";

/** How many figures published reports have, and which of them their records no longer give, in a sentence each. */
export type Recomputed = { readonly figures: number; readonly disagreements: readonly string[] };

type Published = { readonly id: string; readonly title: string };

/**
 * Computes every figure of every report that is published again: bans from the roll-ups as they stand, less what came after the report was
 * compiled, grievances from their rows and from the count lines of their batches, requests and government orders from their own entries, as
 * many as they were counted with. Orders are held against their rows as well; the recount holds the roll-ups and the count lines against theirs.
 * Each report is held against the log, and count lines that are not what the log says are named, and prove nothing. A report that cannot
 * be computed is a sentence, and the others are computed.
 */
export const recompute = query({
  name: "reports.recompute",
  permission: "reports:read",
  input: z.object({}),
  timeoutMs: 3_600_000,
  async run({ tx }): Promise<Recomputed> {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const published = await tx.sql<Published>`
      SELECT id, title FROM report WHERE published_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id`;
    const said = new Set(await orderFaults(tx));
    let count = 0;
    for (const one of published) {
      const { report, sources, faults } = await hold(tx, one.id);
      for (const fault of faults) said.add(fault);
      if (report === null) continue;
      count += figuresOf(report).length;
      if (sources === null) continue;
      for (const sentence of await computed(tx, one, report, sources)) said.add(sentence);
    }
    return { figures: count, disagreements: [...said] };
  },
});

/** The figures of a report that its records do not give. What ends the computing is undone and is a sentence: other reports are computed after it. */
async function computed(tx: Tx, one: Published, report: Report, sources: Sources): Promise<string[]> {
  await tx.sql`SAVEPOINT report`;
  try {
    const said = await differences(tx, one, report, sources);
    await tx.sql`RELEASE SAVEPOINT report`;
    return said;
  } catch (error) {
    if (!isOfRecords(error)) throw error;
    await tx.sql`ROLLBACK TO SAVEPOINT report`;
    return [`report: ${one.id} (${one.title}) cannot be computed again: ${error.message}.`];
  }
}

/** Whether it comes of what the records say, and not of the server or of time: PostgreSQL's class 22 are the errors of data. */
function isOfRecords(error: unknown): error is Error {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  return error instanceof Error && sqlStateOf(error)?.startsWith("22") === true;
}

async function differences(tx: Tx, { id, title }: Published, report: Report, sources: Sources): Promise<string[]> {
  const unsound = await unsoundLines(tx, report.period, sources.batches);
  const [byName, faults] = await dataOf(tx, report, sources, unsound);
  const different = figuresOf(report).flatMap(({ key, value, measure }) =>
    byName[kindOf(measure)].flatMap(([name, data]) => {
      const again = evaluate(measure, data).value;
      return again === value
        ? []
        : [`report: ${id} (${title}) says ${said(value)} for ${key}, and ${name} ${said(again)}.`];
    }),
  );
  return [...unsound.said, ...faults.map((fault) => `${fault} The report ${id} (${title}) counts it.`), ...different];
}

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
