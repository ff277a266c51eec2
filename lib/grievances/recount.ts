import { z } from "zod";
import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { batchRoot } from "./batchRoot.ts";

type Batch = {
  readonly id: string;
  readonly source: string;
  readonly rows: number;
  readonly root: string;
  readonly countsDigest: string;
  /** SHA-256 of its count lines as they stand; null where they are gone. */
  readonly linesDigest: string | null;
  readonly entry: Buffer | null;
};

const pageRows = 500;
const saidMax = 100;

/**
 * Counts the grievances again: each batch and its count lines against its entry in the log, and the rows against the count lines, by batch,
 * day (UTC), country, category and action. `roots` hashes every row as well. Answers a sentence for each thing that does not agree, of
 * rows a hundred at most.
 */
export const recount = query({
  name: "grievances.recount",
  permission: "grievances:read",
  input: z.object({ roots: z.boolean().default(false) }),
  timeoutMs: 3_600_000,
  async run({ tx }, { roots }): Promise<readonly string[]> {
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const said: string[] = [];
    const unsound: string[] = [];
    for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
      const page = await pageAfter(tx, last);
      for (const batch of page) {
        const { id, linesDigest, root } = batch;
        const data = dataOf(batch.entry);
        said.push(...faultsOf(batch, data));
        if (data === null || linesDigest !== data.countsDigest) unsound.push(id);
        if (roots && (await batchRoot(tx.sql, id)).toString("hex") !== root)
          said.push(`grievance: the rows of batch ${id} do not give its root.`);
      }
      const end = page.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
    return [...said, ...(await rowFaults(tx, unsound))];
  },
});

function pageAfter({ sql }: Tx, last: string): Promise<Batch[]> {
  return sql<Batch>`
    SELECT h.id, h.source, h.row_count AS rows, encode(h.root, 'hex') AS root, encode(h.counts_digest, 'hex') AS "countsDigest",
           encode(sha256(convert_to(c.lines, 'UTF8')), 'hex') AS "linesDigest",
           (SELECT e.bytes FROM log_entry e WHERE e.subject = 'batch:' || h.id AND e.action = 'batch.received' LIMIT 1) AS entry
      FROM batch h LEFT JOIN grievance_batch_count c ON c.batch_id = h.id
     WHERE h.kind = 'grievances' AND h.id > ${last}::uuid ORDER BY h.id LIMIT ${pageRows}`;
}

/** What an entry of the log says; null where there is none that can be read. */
function dataOf(bytes: Buffer | null): Entry["data"] | null {
  try {
    return bytes === null ? null : decodeEntry(bytes).data;
  } catch {
    return null;
  }
}

function faultsOf({ id, source, rows, root, countsDigest, linesDigest }: Batch, data: Entry["data"] | null): string[] {
  if (data === null) return [`log_entry: no entry of the log tells of batch ${id}.`];
  const columns: [string, unknown, unknown][] = [
    ["source", source, data.source],
    ["row_count", rows, data.rows],
    ["root", root, data.root],
    ["counts_digest", countsDigest, data.countsDigest],
  ];
  const said = columns
    .filter(([, column, logged]) => column !== logged)
    .map(([name]) => `batch: the ${name} of batch ${id} is not what its entry in the log says.`);
  if (linesDigest === null) said.push(`grievance_batch_count: batch ${id} has no count lines.`);
  else if (linesDigest !== data.countsDigest)
    said.push(`grievance_batch_count: the lines of batch ${id} do not give the digest that the log holds.`);
  return said;
}

/** Batches whose lines are not those that were logged are said already, and their lines prove nothing. */
async function rowFaults({ sql }: Tx, unsound: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string; day: string; country: string; category: string; rows: string; said: string }>`
    SELECT batch_id AS id, to_char(day, 'YYYY-MM-DD') AS day, country, category || ', ' || action AS category, sum(rows) AS rows, sum(said) AS said FROM (
      SELECT batch_id, (received_at AT TIME ZONE 'UTC')::date AS day, country, category::text, action::text, count(*) AS rows, 0 AS said
        FROM grievance GROUP BY 1, 2, 3, 4, 5
      UNION ALL
      SELECT c.batch_id, line.day, line.country, line.category, line.action, 0, line.count FROM grievance_batch_count c
        CROSS JOIN LATERAL json_to_recordset(('[' || replace(c.lines, chr(10), ',') || ']')::json)
          AS line (day date, country char(2), category text, action text, count bigint)
       WHERE c.batch_id <> ALL (${unsound}::uuid[])) joined
     WHERE batch_id <> ALL (${unsound}::uuid[])
     GROUP BY batch_id, day, country, category, action HAVING sum(rows) <> sum(said) ORDER BY 1, 2, 3, 4 LIMIT ${saidMax}`;
  return found.map(
    ({ id, day, country, category, rows, said }) =>
      `grievance: batch ${id} has ${rows} rows of ${day} ${country} (${category}) where its count lines say ${said}.`,
  );
}
