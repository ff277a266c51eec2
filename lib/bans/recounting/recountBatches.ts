import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { hashBytes } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { nodeLeaves, nodesOf } from "#lib/bans/arriving/seal.ts";
import { batchLeaves } from "#lib/bans/proving/batchRoot.ts";
import type { Month } from "#lib/bans/recounting/recountSums.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Batch = {
  readonly id: string;
  readonly source: string;
  readonly rows: number;
  readonly root: Buffer;
  readonly countsDigest: Buffer;
  readonly nodes: Buffer | null;
  /** SHA-256 of its count lines as they stand; null where they are gone. */
  readonly linesDigest: Buffer | null;
  readonly entry: Buffer | null;
};

export type CheckedBatches = {
  readonly batches: number;
  readonly faults: readonly string[];
  /** Those whose count lines are not what the log says. */
  readonly unsound: readonly string[];
};

const pageRows = 200;
const keysSaidMax = 20;
/** What stands before the key in a leaf. */
const keyMark = '"ban":"';

/**
 * Holds each batch of bans against its entry of the log: number of rows, root, digest of its count lines, nodes; with `roots`, its rows
 * too. `months` leaves out batches that have no row in them.
 */
export async function batchFaults(
  tx: Tx,
  { months, roots }: { months: readonly Month[] | null; roots: boolean },
): Promise<CheckedBatches> {
  const faults: string[] = [];
  const unsound: string[] = [];
  let batches = 0;
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await pageAfter(tx, last, months);
    for (const batch of page) {
      const [said, areLinesSound] = compareToEntry(batch);
      faults.push(...said);
      if (!areLinesSound) unsound.push(batch.id);
      if (roots) faults.push(...(await rowFaults(tx, batch)));
    }
    batches += page.length;
    const end = page.at(-1);
    if (end === undefined) return { batches, faults, unsound };
    last = end.id;
  }
}

function pageAfter({ sql }: Tx, last: string, months: readonly Month[] | null): Promise<Batch[]> {
  const touched =
    months === null
      ? fragment`true`
      : fragment`EXISTS (SELECT FROM unnest(${months.map(({ first }) => first)}::date[], ${months.map(({ next }) => next)}::date[]) AS m (first, next)
          WHERE c.first_day < m.next AND c.last_day >= m.first)`;
  return sql<Batch>`
    SELECT h.id, h.source, h.row_count AS rows, h.root, h.counts_digest AS "countsDigest", h.nodes, sha256(convert_to(c.lines, 'UTF8')) AS "linesDigest",
           (SELECT e.bytes FROM log_entry e WHERE e.subject = 'batch:' || h.id AND e.action = 'batch.received' LIMIT 1) AS entry
      FROM batch h LEFT JOIN ban_batch_count c ON c.batch_id = h.id
     WHERE h.kind = 'bans' AND h.id > ${last}::uuid AND ${touched} ORDER BY h.id LIMIT ${pageRows}`;
}

/** What is wrong with a batch's numbers, and whether its count lines can be believed. */
function compareToEntry(batch: Batch): [string[], boolean] {
  const { id, linesDigest } = batch;
  const data = dataOf(batch.entry);
  if (data === null) return [[`log_entry: no entry of the log tells of batch ${id}.`], false];
  const said: string[] = [];
  const columns: [string, unknown, unknown][] = [
    ["source", batch.source, data.source],
    ["row_count", batch.rows, data.rows],
    ["root", batch.root.toString("hex"), data.root],
    ["counts_digest", batch.countsDigest.toString("hex"), data.countsDigest],
  ];
  for (const [name, column, logged] of columns)
    if (column !== logged) said.push(`batch: the ${name} of batch ${id} is not what its entry in the log says.`);
  if (batch.nodes !== null && rootOf(batch.nodes).toString("hex") !== data.root)
    said.push(`batch: the nodes of batch ${id} do not give the root that the log holds.`);
  const isSound = linesDigest?.toString("hex") === data.countsDigest;
  if (linesDigest === null) said.push(`ban_batch_count: batch ${id} has no count lines.`);
  else if (!isSound) said.push(`ban_batch_count: the lines of batch ${id} do not give the digest that the log holds.`);
  return [said, isSound];
}

/** What an entry of the log says; null where it is none. */
export function dataOf(bytes: Buffer | null): Entry["data"] | null {
  if (bytes === null) return null;
  try {
    return decodeEntry(bytes).data;
  } catch {
    return null;
  }
}

/** Hashes the rows again and looks for each one's key. Where they do not give the root, the nodes tell which; they are believed as far as they give it. */
async function rowFaults(tx: Tx, { id, root, nodes, rows }: Batch): Promise<string[]> {
  const keys: string[] = [];
  const numbers: number[] = [];
  const leaves = await batchLeaves(tx, id, ({ row, message }) => {
    const at = message.indexOf(keyMark) + keyMark.length;
    keys.push(message.slice(at, at + 32));
    numbers.push(row);
  });
  const strangers = await tx.sql<{ row: number }>`
    SELECT given.row FROM unnest(${keys}::uuid[], ${numbers}::int[]) AS given (key, row)
     WHERE NOT EXISTS (SELECT FROM ban_key k WHERE k.key = given.key AND k.batch_id = ${id}::uuid AND k.batch_row = given.row)
     ORDER BY given.row LIMIT ${keysSaidMax}`;
  const unkeyed = strangers.map(({ row }) => `ban_key: the key of row ${row} of batch ${id} does not lead to it.`);
  return [...unkeyed, ...rootFaults({ id, root, nodes, rows }, leaves)];
}

function rootFaults(
  { id, root, nodes, rows }: Pick<Batch, "id" | "root" | "nodes" | "rows">,
  leaves: Buffer | null,
): string[] {
  if (leaves === null || rootOf(leaves).equals(root)) return [];
  if (nodes === null || !rootOf(nodes).equals(root) || leaves.length !== rows * hashBytes)
    return [`ban: the rows of batch ${id} do not give its root.`];
  const found = nodesOf(leaves);
  return Array.from({ length: nodes.length / hashBytes }, (_, at) => at)
    .filter((at) => Buffer.compare(node(found, at), node(nodes, at)) !== 0)
    .map((at) => {
      const [from, to] = [at * nodeLeaves, Math.min(rows, (at + 1) * nodeLeaves) - 1];
      return `ban: rows ${from} to ${to} of batch ${id} do not give its root.`;
    });
}

function node(nodes: Buffer, at: number): Buffer {
  return nodes.subarray(at * hashBytes, (at + 1) * hashBytes);
}
