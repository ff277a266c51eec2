import { rootOf } from "#lib/audit/merkle.ts";
import { leavesOf } from "#lib/bans/proof.ts";
import type { Sql } from "#lib/db/sql.ts";

/** The root that a batch's bans give as they stand now; what `log verify --rows` holds against the one that was logged. */
export async function batchRoot(sql: Sql, batchId: string): Promise<Buffer> {
  return rootOf(await leavesOf({ sql }, batchId));
}
