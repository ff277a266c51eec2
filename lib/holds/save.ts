import type { Fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { elsewhere } from "./load.ts";

/** Changes the hold that was loaded, if nobody did since. Answers the new version. @throws Refusal `conflict` */
export async function save(tx: Tx, hold: { id: string; version: number }, changes: Fragment): Promise<number> {
  const [row] = await tx.sql<{ version: number }>`
    UPDATE hold SET ${changes}, version = version + 1 WHERE id = ${hold.id} AND version = ${hold.version} RETURNING version`;
  if (row === undefined) throw elsewhere();
  return row.version;
}
