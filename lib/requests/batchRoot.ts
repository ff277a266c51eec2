import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import type { Sql } from "#lib/db/sql.ts";
import { canonicalJson } from "#lib/json.ts";
import type { StatisticRow } from "./statistic.ts";

/** The root that a batch's past requests give as they stand now; what `log verify --rows` holds against the one that was logged. */
export async function batchRoot(sql: Sql, batchId: string): Promise<Buffer> {
  const rows = await sql<{ statistic: StatisticRow }>`
    SELECT statistic FROM legal_request WHERE batch_id = ${batchId} ORDER BY batch_row`;
  return rootOf(Buffer.concat(rows.map(({ statistic }) => leafHash(Buffer.from(canonicalJson(statistic))))));
}
