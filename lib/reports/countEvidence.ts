import type { Entry } from "#lib/audit/entry.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import type { BanCount } from "#lib/bans/ban.ts";
import type { GrievanceCount } from "#lib/grievances/grievance.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import { foldDescription, type OverturnedLine } from "./found.ts";
import { digestOf } from "./json.ts";
import { failUnless, guarded, type Opened } from "./openEvidence.ts";
import { foldOutside } from "./outside.ts";
import { descriptionFile } from "./sources.ts";
import type { Tally } from "./tally.ts";

/** Holds each batch against its entry of the log and adds it to the tally; answers how many. @throws Failed */
export function countBatches(opened: Opened, tally: Tally): number {
  const { batches } = opened.sources;
  failUnless(new Set(batches).size === batches.length, "evidence/sources.json", "a batch stands there twice");
  const received = opened.entries.filter(({ entry }) => entry.action === "batch.received");
  const bySubject = new Map(received.map((one) => [one.entry.subject, one]));
  for (const id of batches) {
    const proven = bySubject.get(`batch:${id}`);
    failUnless(proven !== undefined, `batch ${id}`, "the log has no entry of its being received");
    countBatch(opened, tally, id, proven.entry);
  }
  return batches.length;
}

function countBatch({ file }: Opened, tally: Tally, id: string, { data }: Entry): void {
  const { kind } = data;
  if (kind === "requests") {
    const name = `evidence/batches/${id}.rows`;
    countRows(name, file(name), data, tally);
    return;
  }
  const name = `evidence/batches/${id}.counts`;
  const bytes = file(name);
  failUnless(
    digestOf(bytes) === data.countsDigest,
    name,
    "these are not the count lines whose digest stands in the log",
  );
  let rows = 0;
  for (const line of linesOf(bytes)) {
    const counted = guarded(name, () => JSON.parse(line) as BanCount | GrievanceCount | OverturnedLine);
    if (kind === "overturned") tally.overturned(counted as OverturnedLine);
    else if ("category" in counted) tally.grievances(counted);
    else tally.bans(counted as BanCount);
    rows += counted.count;
  }
  failUnless(rows === data.rows, name, `its lines count ${rows} rows, and the log says ${String(data.rows)}`);
}

/** Rows that the report counts stand in full, the others as their leaf hash; the root follows from all. */
function countRows(name: string, bytes: Buffer, data: Entry["data"], tally: Tally): void {
  const leaves: Buffer[] = [];
  for (const line of linesOf(bytes)) {
    const row = guarded(name, () => JSON.parse(line) as StatisticRow | string);
    if (typeof row === "string") {
      failUnless(/^[0-9a-f]{64}$/.test(row), name, "a row is neither a statistic nor a leaf hash");
      leaves.push(Buffer.from(row, "hex"));
    } else {
      leaves.push(leafHash(Buffer.from(line)));
      tally.request(row);
    }
  }
  const root = rootOf(Buffer.concat(leaves)).toString("hex");
  failUnless(
    root === data.root && leaves.length === data.rows,
    name,
    "its rows do not give the batch's root that stands in the log",
  );
}

function linesOf(bytes: Buffer): string[] {
  return bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** Folds each request decided here from its own entries, as many as the sources say; answers how many. @throws Failed */
export function foldRequests(opened: Opened, tally: Tally): number {
  const { requests } = opened.sources;
  const bySubject = entriesBySubject(opened);
  for (const [id, entries] of counted(requests, bySubject, (one) => `request:${one}`)) {
    tally.request(guarded(`request ${id}`, () => statistic(entries)));
  }
  return requests.length;
}

/** Folds each suspicion and contact from its own entries; answers how many. @throws Failed */
export function foldOthers(opened: Opened, tally: Tally): number {
  const others = opened.sources.others ?? [];
  for (const [subject, entries] of counted(others, entriesBySubject(opened), (one) => one)) {
    tally.outside(guarded(subject, () => foldOutside(entries)));
  }
  return others.length;
}

/** Holds each description against its two signatures in the log, and against the text that is here; answers how many. @throws Failed */
export function foldDescriptions(opened: Opened, tally: Tally): number {
  const ids = opened.sources.descriptions ?? [];
  const bySubject = entriesBySubject(opened);
  const compiled = opened.entries.find(({ entry }) => entry.subject === `report:${opened.reportId}`);
  for (const [id, entries] of counted(
    ids.map((id) => [id, 2]),
    bySubject,
    (one) => `description:${one}`,
  )) {
    const name = descriptionFile(id);
    const text = opened.file(name).toString("utf8");
    tally.description(guarded(name, () => foldDescription(entries, text, compiled?.entry.at ?? "")));
  }
  return ids.length;
}

function entriesBySubject({ entries }: Opened): ReadonlyMap<string, readonly Entry[]> {
  return Map.groupBy(
    entries.map(({ entry }) => entry),
    ({ subject }) => subject,
  );
}

/** What the sources name, each once and with as many entries as it was counted with. @throws Failed */
function counted(
  named: readonly (readonly [string, number])[],
  bySubject: ReadonlyMap<string, readonly Entry[]>,
  subjectOf: (name: string) => string,
): (readonly [string, readonly Entry[]])[] {
  failUnless(
    new Set(named.map(([name]) => name)).size === named.length,
    "evidence/sources.json",
    "a record stands there twice",
  );
  return named.map(([name, count]) => {
    const subject = subjectOf(name);
    const entries = bySubject.get(subject) ?? [];
    const at = subject.replace(":", " ");
    failUnless(entries.length === count, at, `it was counted with ${count} entries, and ${entries.length} are here`);
    return [name, entries] as const;
  });
}
