import { decodeEntry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { answers, orderRow } from "./orderRow.ts";

type Order = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly country: string;
  readonly instrument: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly settledAt: Date | null;
  readonly entries: readonly Buffer[];
};

const pageRows = 1_000;
const saidMax = 100;
/** What figures are made of, by the name of the row's column. */
const columns = [
  ["received_at", "receivedAt"],
  ["country", "country"],
  ["instrument", "instrument"],
  ["outcome", "outcome"],
  ["reason", "refusalReason"],
  ["settled_at", "decidedAt"],
] as const satisfies readonly (readonly [string, keyof StatisticRow])[];

/**
 * Holds the rows of government orders to ban and to restore against their entries in the log, of which the figures are made: a sentence for
 * each column that says something else, and for each order that has entries and no row, a hundred at most.
 */
export async function orderFaults(tx: Tx): Promise<string[]> {
  const said = await rowsMissing(tx);
  for (let last = "00000000-0000-0000-0000-000000000000"; said.length < saidMax; ) {
    const page = await pageAfter(tx, last);
    said.push(...page.flatMap(faultsOf));
    const end = page.at(-1);
    if (end === undefined) break;
    last = end.id;
  }
  return said.slice(0, saidMax);
}

async function rowsMissing({ sql }: Tx): Promise<string[]> {
  const rows = await sql<{ subject: string }>`
    SELECT DISTINCT e.subject FROM log_entry e WHERE e.action = 'banOrder.recorded'
       AND NOT EXISTS (SELECT FROM ban_order o WHERE 'banOrder:' || o.id = e.subject) ORDER BY 1 LIMIT ${saidMax}`;
  return rows.map(({ subject }) => `ban_order: the log tells of ${subject}, and there is no such row.`);
}

function pageAfter({ sql }: Tx, last: string): Promise<Order[]> {
  return sql<Order>`
    SELECT o.id, o.received_at AS "receivedAt", o.country, o.instrument, o.state, o.outcome, o.reason, o.settled_at AS "settledAt",
           ARRAY(SELECT e.bytes FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id WHERE e.subject = 'banOrder:' || o.id
                  ORDER BY l.leaf_index NULLS LAST, e.id) AS entries
      FROM ban_order o WHERE o.id > ${last}::uuid ORDER BY o.id LIMIT ${pageRows}`;
}

function faultsOf({ id, entries, ...order }: Order): string[] {
  const logged = foldedOf(entries);
  if (logged === null) return [`log_entry: the entries of banOrder:${id} do not tell of an order.`];
  const settled = order.state === "settled";
  const kept = {
    ...{ receivedAt: order.receivedAt.toISOString(), country: order.country, instrument: order.instrument },
    outcome: settled ? (answers[order.outcome ?? ""] ?? null) : order.state === "withdrawn" ? "withdrawn" : "pending",
    ...{ refusalReason: settled ? order.reason : null, decidedAt: order.settledAt?.toISOString() ?? null },
  };
  return columns
    .filter(([, member]) => kept[member] !== logged[member])
    .map(([column]) => `ban_order: the ${column} of order ${id} is not what its entries in the log say.`);
}

/** Null where the entries are of nothing that can be counted. */
function foldedOf(entries: readonly Buffer[]): StatisticRow | null {
  try {
    return orderRow(entries.map(decodeEntry));
  } catch {
    return null;
  }
}
