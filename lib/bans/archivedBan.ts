import { z } from "zod";
import { type Archive, archivedSentence } from "#lib/archives/archive.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** The archive that holds a ban's row. */
export type ArchivedBan = Pick<Archive, "id" | "month" | "rows" | "madeAt" | "digest">;

/** The archive that a ban went to; null where it is in the ledger, or never arrived. */
export const archivedBan = query({
  name: "bans.archived",
  permission: "bans:read",
  input: z.object({ key: z.string() }),
  run: async ({ tx }, { key }): Promise<ArchivedBan | null> => (/^[0-9a-f]{32}$/.test(key) ? archiveOf(tx, key) : null),
});

async function archiveOf({ sql }: Pick<Tx, "sql">, key: string): Promise<ArchivedBan | null> {
  const [found] = await sql<ArchivedBan & { rows: string }>`
    SELECT a.id, to_char(a.month, 'YYYY-MM') AS month, a.rows, a.made_at AS "madeAt", encode(a.digest, 'hex') AS digest
      FROM ban_key k JOIN ban_archive_batch b ON b.batch_id = k.batch_id AND b.numbers @> k.batch_row JOIN ban_archived a ON a.id = b.archive_id
     WHERE k.key = ${key}::uuid`;
  return found === undefined ? null : { ...found, rows: Number(found.rows) };
}

/** Where a ban is that arrived and is not in the ledger, as a sentence; null where no archive holds it. */
export async function archivedWhere(tx: Pick<Tx, "sql">, key: string): Promise<string | null> {
  const archive = await archiveOf(tx, key);
  return archive === null ? null : archivedSentence(archive);
}
