import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import { behindPageMax, type Scope } from "./batchesBehind.ts";
import { matches, type RequestWhere } from "./demand.ts";
import { entriesBehind } from "./entriesBehind.ts";
import { ordersBehind } from "./ordersBehind.ts";
import { addDays } from "./report.ts";

/** A request that a figure counts. An imported one is proven through its batch, one decided here through its own entries. */
export type RequestBehind = {
  /** An order to ban or to restore is counted as a request is, and has a page of its own. */
  readonly kind: "request" | "order";
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly country: string;
  readonly instrument: string;
  readonly outcome: string;
  readonly batch: string | null;
};

type Candidate = {
  id: string;
  reference: string;
  receivedAt: Date;
  batch: string | null;
  statistic: StatisticRow | null;
};
type Page = { readonly items: RequestBehind[]; readonly next: string | null };

const candidatesMax = 1_000;

/**
 * The requests that a measure counts, and the orders counted beside them, by id. One decided here counts as it stood when the report was
 * compiled, not as it stands now.
 */
export async function requestsBehind(scope: Scope, where: RequestWhere): Promise<Page> {
  const { items, next } = await ownBehind(scope, where);
  const orders = (await ordersBehind(scope.tx, scope.sources)).flatMap(({ row, reference }): RequestBehind[] => {
    const { id, receivedAt, country, instrument, outcome } = row;
    const isHere = (scope.after === null || id > scope.after) && (next === null || id <= next);
    if (!isHere || !matches(row, where)) return [];
    return [
      { kind: "order", id, reference, receivedAt: new Date(receivedAt), country, instrument, outcome, batch: null },
    ];
  });
  const all = [...items, ...orders].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (all.length <= behindPageMax) return { items: all, next };
  const page = all.slice(0, behindPageMax);
  return { items: page, next: page.at(-1)?.id ?? null };
}

async function ownBehind(scope: Scope, where: RequestWhere): Promise<Page> {
  const items: RequestBehind[] = [];
  let { after } = scope;
  for (;;) {
    const candidates = await candidatesAfter(scope, where, after);
    const rows = await statisticsOf(scope, candidates);
    for (const candidate of candidates) {
      const row = rows.get(candidate.id);
      if (row === undefined || !matches(row, where)) continue;
      const last = items.at(-1);
      if (items.length === behindPageMax && last !== undefined) return { items, next: last.id };
      const { id, reference, receivedAt, batch } = candidate;
      const { country, instrument, outcome } = row;
      items.push({ kind: "request", id, reference, receivedAt, country, instrument, outcome, batch });
    }
    if (candidates.length < candidatesMax) return { items, next: null };
    after = candidates.at(-1)?.id ?? null;
  }
}

function candidatesAfter(
  { tx, sources, country }: Scope,
  { from, to }: RequestWhere,
  after: string | null,
): Promise<Candidate[]> {
  const place = country === null ? fragment`` : fragment` AND country = ${country}`;
  const past = after === null ? fragment`` : fragment` AND id > ${after}`;
  return tx.sql<Candidate>`
    SELECT id, reference, received_at AS "receivedAt", batch_id AS batch, statistic FROM legal_request
     WHERE received_at >= ${`${from}T00:00:00Z`} AND received_at < ${`${addDays(to, 1)}T00:00:00Z`}${place}${past}
       AND (batch_id = ANY (${sources.batches}::uuid[]) OR id = ANY (${sources.requests.map(([id]) => id)}::uuid[]))
     ORDER BY id LIMIT ${candidatesMax}`;
}

async function statisticsOf(
  { tx, sources }: Scope,
  candidates: readonly Candidate[],
): Promise<Map<string, StatisticRow>> {
  const own = new Set(candidates.filter((one) => one.statistic === null).map((one) => one.id));
  const folded = await fold(
    tx,
    sources.requests.filter(([id]) => own.has(id)),
  );
  return new Map(
    candidates.flatMap((one): [string, StatisticRow][] => {
      const row = one.statistic ?? folded.get(one.id);
      return row === undefined ? [] : [[one.id, row]];
    }),
  );
}

async function fold(tx: Tx, requests: readonly (readonly [string, number])[]): Promise<Map<string, StatisticRow>> {
  const entries = await entriesBehind(
    tx,
    requests.map(([id, count]): [string, number] => [`request:${id}`, count]),
  );
  return new Map([...entries].map(([subject, own]) => [subject.slice("request:".length), statistic(own)]));
}
