import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { idsAfter, type Line, type Page, pageOf, type Scope } from "./behindPage.ts";
import { type Counts, countIn } from "./countLines.ts";
import { entriesBehind, entryOf, type Logged, type Proven } from "./entriesBehind.ts";
import { counting } from "./foldedBehind.ts";
import { digestOf } from "./json.ts";

/** A batch whose rows are part of a figure; `entryId` and `index` lead to its proof in the log. */
export type BatchBehind = {
  readonly id: string;
  readonly source: string;
  readonly receivedAt: Date;
  readonly rows: number;
  /** How many of its rows the figure counts. */
  readonly count: number;
  readonly entryId: string;
  readonly index: number | null;
};

/** Where the count lines of a measure stand, and what kind of batch has them. */
const places = {
  bans: { kind: "bans", table: "ban_batch_count", from: fragment`ban_batch_count` },
  found: { kind: "bans", table: "ban_batch_count", from: fragment`ban_batch_count` },
  overturned: { kind: "overturned", table: "ban_overturned_count", from: fragment`ban_overturned_count` },
  grievances: { kind: "grievances", table: "grievance_batch_count", from: fragment`grievance_batch_count` },
} as const satisfies Record<Counts["of"], { kind: string; table: string; from: Fragment }>;
type Place = (typeof places)[Counts["of"]];

/** What the row of a batch says now; null throughout where it is gone. The days stand beside its count lines. */
type Kept = {
  readonly id: string;
  readonly kind: string | null;
  readonly source: string | null;
  readonly rows: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
};
type Asked = { readonly place: Place; readonly measure: Counts; readonly country: string | null };

const pageBatches = 100;

/** The batches whose count lines a measure adds up, by id, with how much of each. Lines that the log does not know prove nothing. */
export function batchesBehind(scope: Scope, measure: Counts): Promise<Page<BatchBehind>> {
  return pageOf(lines(scope, measure));
}

async function* lines({ tx, sources, country, after }: Scope, measure: Counts): AsyncGenerator<Line<BatchBehind>> {
  const asked = { place: places[measure.of], measure, country };
  const ids = idsAfter(sources.batches, (id) => id, after);
  for (let at = 0; at < ids.length; at += pageBatches) {
    const some = ids.slice(at, at + pageBatches);
    const kept = await keptOf(tx, some, asked.place);
    const subjects = some.map((id) => `batch:${id}`);
    const logged = await entriesBehind(tx, subjects);
    for (const batch of kept) yield await lineOf(tx, asked, batch, logged.get(`batch:${batch.id}`) ?? []);
  }
}

function keptOf({ sql }: Tx, ids: readonly string[], { from }: Place): Promise<Kept[]> {
  return sql<Kept>`
    SELECT given.id, h.kind, h.source, h.row_count AS rows, c.first_day::text AS "firstDay", c.last_day::text AS "lastDay"
      FROM unnest(${ids}::uuid[]) AS given (id) LEFT JOIN batch h ON h.id = given.id LEFT JOIN ${from} c ON c.batch_id = given.id
     ORDER BY given.id`;
}

/** Everything of a batch comes from its entry in the log but the count, which comes from the lines whose digest stands there. */
async function lineOf(tx: Tx, asked: Asked, batch: Kept, logged: readonly Logged[]): Promise<Line<BatchBehind>> {
  const { id, kind } = batch;
  const { place, measure } = asked;
  const [proven, unproven] = entryOf(logged, `batch:${id}`, "batch.received");
  // Of which kind it was nobody can say where both are gone.
  if (proven === null) return { id, item: null, faults: kind === null || kind === place.kind ? unproven : [] };
  const { data, at } = proven.entry;
  if (data.kind !== place.kind) return { id, item: null, faults: [] };
  const faults = rowFaults(batch, proven, place);
  const { firstDay, lastDay } = data;
  if (typeof firstDay === "string" && typeof lastDay === "string") {
    const { from, to } = measure.where;
    if (firstDay > to || lastDay < from) return { id, item: null, faults };
  }
  const [count, uncounted] = await countOf(tx, asked, id, data.countsDigest);
  const item = {
    ...{ id, source: String(data.source), receivedAt: new Date(at), rows: Number(data.rows) },
    ...{ count, entryId: proven.id, index: proven.index },
  };
  return { id, item: count > 0 ? item : null, faults: [...faults, ...uncounted] };
}

/** What of a batch's row and of the days beside its lines is not what its entry says. */
function rowFaults({ id, kind, ...row }: Kept, { entry: { data } }: Proven, { table }: Place): string[] {
  if (kind === null) return [`batch: there is no batch ${id} any more, and the log tells of it.`];
  const columns: [string, unknown, unknown][] = [
    ["batch: the kind", kind, data.kind],
    ["batch: the source", row.source, data.source],
    ["batch: the row_count", row.rows, data.rows],
    [`${table}: the first_day`, row.firstDay, data.firstDay ?? row.firstDay],
    [`${table}: the last_day`, row.lastDay, data.lastDay ?? row.lastDay],
  ];
  return columns
    .filter(([, column, said]) => column !== null && column !== said)
    .map(([name]) => `${name} of batch ${id} is not what its entry in the log says.`);
}

async function countOf(
  { sql }: Tx,
  { place: { from, table }, measure, country }: Asked,
  id: string,
  digest: unknown,
): Promise<readonly [number, readonly string[]]> {
  const [kept] = await sql<{ lines: string }>`SELECT lines FROM ${from} WHERE batch_id = ${id}`;
  if (kept === undefined) return [0, [`${table}: batch ${id} has no count lines.`]];
  if (digestOf(Buffer.from(kept.lines)) !== digest)
    return [0, [`${table}: the lines of batch ${id} do not give the digest that the log holds.`]];
  const [count, faults] = counting(`${table}: batch ${id}`, () => countIn(kept.lines, measure, country));
  return [count ?? 0, faults];
}
