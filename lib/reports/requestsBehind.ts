import type { Tx } from "#lib/db/transaction.ts";
import { type StatisticRow, statistic } from "#lib/requests/statistic.ts";
import { idsAfter, inOrder, type Line, type Page, pageOf, type Scope } from "./behindPage.ts";
import { countable } from "./countable.ts";
import { matches, type RequestWhere } from "./demand.ts";
import { type Folded, foldedBehind } from "./foldedBehind.ts";
import { importedBehind, importedMissing } from "./importedBehind.ts";
import { orderRow } from "./orderRow.ts";

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
type Found = Omit<RequestBehind, "reference">;

/**
 * The requests that a measure counts, and the orders counted beside them, by id. One decided here counts as it stood when the report was
 * compiled, not as it stands now.
 */
export async function requestsBehind(scope: Scope, where: RequestWhere): Promise<Page<RequestBehind>> {
  const { tx, sources, country, after } = scope;
  const wanted = (row: StatisticRow) => matches(row, where) && (country === null || row.country === country);
  const requests = sources.requests.map(([id, count]) => [`request:${id}`, count] as const);
  const orders = (sources.others ?? []).filter(([subject]) => subject.startsWith("banOrder:"));
  const counted = (own: readonly (readonly [string, number])[]) =>
    idsAfter(own, ([subject]) => subject.slice(subject.indexOf(":") + 1), after);
  const imported = importedBehind(tx, sources.batches, { span: where, after });
  const streams = [
    lines(
      "request",
      foldedBehind(tx, counted(requests), (entries) => countable(statistic(entries))),
      wanted,
    ),
    lines(
      "order",
      foldedBehind(tx, counted(orders), (entries) => countable(orderRow(entries))),
      wanted,
    ),
    lines("request", imported, wanted),
  ];
  const page = await pageOf(inOrder(streams));
  const [items, unnamed] = await named(tx, page.items);
  // Which rows of a batch are gone nobody can say, so it is said before the first page.
  const missing = after === null ? await importedMissing(tx, sources.batches) : [];
  return { items, faults: [...missing, ...page.faults, ...unnamed], next: page.next };
}

async function* lines(
  kind: RequestBehind["kind"],
  found: AsyncIterable<Folded<StatisticRow> & { readonly batch?: string }>,
  wanted: (row: StatisticRow) => boolean,
): AsyncGenerator<Line<Found>> {
  for await (const { id, row, faults, batch = null } of found) {
    if (row === null || !wanted(row)) yield { id, item: null, faults };
    else {
      const { receivedAt, country, instrument, outcome } = row;
      yield { id, item: { kind, id, receivedAt: new Date(receivedAt), country, instrument, outcome, batch }, faults };
    }
  }
}

const rows = { request: "legal_request: there is no request", order: "ban_order: there is no order" } as const;

/** Each with its reference, which stands in its row only; where the row is gone, with its id, and a sentence. */
async function named({ sql }: Tx, found: readonly Found[]): Promise<readonly [RequestBehind[], string[]]> {
  const ids = found.map(({ id }) => id);
  const references = await sql<{ id: string; reference: string }>`
    SELECT id, reference FROM legal_request WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, reference FROM ban_order WHERE id = ANY (${ids}::uuid[])`;
  const byId = new Map(references.map(({ id, reference }) => [id, reference]));
  return [
    found.map((one) => ({ ...one, reference: byId.get(one.id) ?? one.id })),
    found
      .filter(({ id }) => !byId.has(id))
      .map(({ kind, id }) => `${rows[kind]} ${id} any more, and the report counts it.`),
  ];
}
