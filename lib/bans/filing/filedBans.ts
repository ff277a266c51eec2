import { archivedWhere } from "#lib/bans/archivedBan.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { FiledBan } from "./filing.ts";

/**
 * The bans with these keys, in the ledger or by the codes that their archive left here. Until the end of the transaction no month leaves the
 * ledger, nor is one leaving as it is read: what is filed now holds its month, or finds it archived. Nor is a key retired that hashed one of
 * their accounts: whoever asks for that waits, and finds the ban held.
 */
export async function filedBans({ sql }: Pick<Tx, "sql">, keys: readonly string[]): Promise<Map<string, FiledBan>> {
  await sql`LOCK TABLE ONLY ban IN ACCESS SHARE MODE`;
  const rows = await sql<FiledBan>`
    WITH asked AS (SELECT DISTINCT key FROM unnest(${keys}::uuid[]) AS given (key))
    SELECT replace(k.key::text, '-', '') AS key, b.occurred_at AS "occurredAt", b.action = 'reinstate' AS "isReinstatement", b.account,
           b.account_key AS "accountKey", NULL AS archived
      FROM asked k CROSS JOIN LATERAL ban_at(k.key) b
    UNION ALL
    SELECT replace(k.key::text, '-', ''), a.occurred_at, a.action = 'reinstate', NULL, NULL, to_char(a.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM')
      FROM asked k CROSS JOIN LATERAL archived_ban_at(k.key) a`;
  for (const version of new Set(rows.flatMap(({ accountKey }) => accountKey ?? [])))
    await sql`SELECT keep_account_key(${version})`;
  return new Map(rows.map((row) => [row.key, row]));
}

/** Why nothing is known of a ban that `filedBans` did not find. */
export async function unknownBan(tx: Pick<Tx, "sql">, key: string): Promise<string> {
  const archived = await archivedWhere(tx, key);
  if (archived === null) return "No ban with this id has arrived in the ledger: it comes first, then its report.";
  return `${archived} That archive left nothing of its bans here: bring it back with countersign bans restore-archive, then file.`;
}
