import type { Fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { whoWasFirst } from "./first.ts";

/**
 * Changes the request that was loaded, if nobody did since: `changes` is a list of assignments. Answers the new version.
 * @throws Refusal `conflict` naming who was first.
 */
export async function save(tx: Tx, request: { id: string; version: number }, changes: Fragment): Promise<number> {
  const [row] = await tx.sql<{ version: number }>`
    UPDATE legal_request SET ${changes}, version = version + 1
     WHERE id = ${request.id} AND version = ${request.version} RETURNING version`;
  if (row === undefined) throw await whoWasFirst(tx, request.id);
  return row.version;
}
