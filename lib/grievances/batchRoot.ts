import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import type { Sql } from "#lib/db/sql.ts";
import { canonicalJson } from "#lib/json.ts";
import type { Grievance } from "./grievance.ts";
import { statisticOf } from "./receive.ts";

/** The root that a batch's grievances give as they stand now; what `log verify --rows` holds against the one that was logged. */
export async function batchRoot(sql: Sql, batchId: string): Promise<Buffer> {
  const rows = await sql<Omit<Grievance, "account"> & { source: string }>`
    SELECT source, sender_id AS id, category, country, received_at AS "receivedAt", action FROM grievance WHERE batch_id = ${batchId} ORDER BY batch_row`;
  return rootOf(Buffer.concat(rows.map((row) => leafHash(Buffer.from(canonicalJson(statisticOf(row.source, row)))))));
}
