import type { Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { entriesBehind, entryOf } from "./entriesBehind.ts";
import { digestOf } from "./json.ts";
import type { Report } from "./report.ts";
import { reportIn, sourcesIn } from "./reportForm.ts";
import type { Sources } from "./sources.ts";

/** A report and what it was counted from, as its row has them now; null where they cannot be read. */
export type Held = {
  readonly report: Report | null;
  readonly sources: Sources | null;
  /** What of them is not what the log got when the report was compiled, in a sentence each. */
  readonly faults: readonly string[];
};

type Row = {
  readonly content: Buffer;
  readonly sources: Buffer;
  readonly digest: string;
  readonly sourcesDigest: string;
  readonly template: string;
  readonly from: string;
  readonly to: string;
  readonly country: string | null;
  readonly title: string;
};

/** Holds a report's row against its entry in the log. @throws Refusal `not-found` */
export async function hold(tx: Tx, id: string): Promise<Held> {
  const [row] = await tx.sql<Row>`
    SELECT content, encode(digest, 'hex') AS digest, sources, encode(sources_digest, 'hex') AS "sourcesDigest", template, title,
           period_from::text AS "from", period_to::text AS "to", country FROM report WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such report.");
  const subject = `report:${id}`;
  const logged = (await entriesBehind(tx, [subject])).get(subject) ?? [];
  const [compiled, unproven] = entryOf(logged, subject, "report.compiled");
  const [report, sources] = [reportIn(row.content), sourcesIn(row.sources)];
  const unread = [...(report === null ? ["content"] : []), ...(sources === null ? ["sources"] : [])];
  const faults = [
    ...unproven,
    ...altered(row, compiled?.entry.data ?? null).map(
      (name) => `report: the ${name} of report ${id} is not what the log says.`,
    ),
    ...(report !== null && report.title !== row.title
      ? [`report: the title of report ${id} is not that of its content.`]
      : []),
    ...unread.map((name) => `report: the ${name} of report ${id} cannot be read.`),
  ];
  return { report, sources, faults };
}

/** The columns that are not as they were logged; none where no entry says how. */
function altered(row: Row, said: Entry["data"] | null): string[] {
  if (said === null) return [];
  const columns = [
    ["content", digestOf(row.content), said.digest],
    ["digest", row.digest, said.digest],
    ["sources", digestOf(row.sources), said.sourcesDigest],
    ["sources_digest", row.sourcesDigest, said.sourcesDigest],
    ["template", row.template, said.template],
    ["period_from", row.from, said.from],
    ["period_to", row.to, said.to],
    ["country", row.country, said.country],
  ] as const;
  return columns.filter(([, is, was]) => is !== was).map(([name]) => name);
}

/** @throws Refusal `conflict` where a report is not as it was compiled: nobody signs or publishes what was altered */
export async function assertHeld(tx: Tx, id: string): Promise<void> {
  const [first] = (await hold(tx, id)).faults;
  if (first === undefined) return;
  throw new Refusal("conflict", `${first} Nothing was changed: compile the report again, and tell an auditor.`);
}
