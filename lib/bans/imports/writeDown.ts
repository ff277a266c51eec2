import type { Tx } from "#lib/db/transaction.ts";

/** Writes down an import that came in one request, where it is not yet: only one that rejected rows is. */
export async function writeDown(tx: Pick<Tx, "sql">, source: string, id: string, now: Date): Promise<void> {
  await tx.sql`INSERT INTO ban_import (id, source, whole, opened_at, changed_at)
    VALUES (${id}, ${source}, true, ${now}, ${now}) ON CONFLICT DO NOTHING`;
}
