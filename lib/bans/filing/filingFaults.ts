import type { Tx } from "#lib/db/transaction.ts";

const saidMax = 20;

/**
 * Holds the reports that were filed later against the keys of the ledger and against the log: each names a ban that arrived, each stands as its
 * entry commits to it, and none that an entry tells of is gone. Bytes of entries are searched, not read: they may be anybody's.
 */
export async function filingFaults({ sql }: Pick<Tx, "sql">): Promise<string[]> {
  const nowhere = await sql<{ id: string }>`
    SELECT f.id FROM ban_filing f WHERE NOT EXISTS (SELECT FROM ban_key k WHERE k.key = f.ban) ORDER BY f.id LIMIT ${saidMax}`;
  const altered = await sql<{ id: string }>`
    SELECT f.id FROM ban_filing f
     WHERE NOT EXISTS (SELECT FROM log_entry e WHERE e.subject = 'filing:' || f.id AND e.action = 'filing.recorded'
       AND position(convert_to('"digest":"' || encode(ban_filing_digest(f), 'hex') || '"', 'UTF8') IN e.bytes) > 0)
     ORDER BY f.id LIMIT ${saidMax}`;
  const gone = await sql<{ id: string }>`
    SELECT substr(e.subject, 8) AS id FROM log_entry e
     WHERE e.action = 'filing.recorded' AND NOT EXISTS (SELECT FROM ban_filing f WHERE 'filing:' || f.id = e.subject)
     ORDER BY e.id LIMIT ${saidMax}`;
  return [
    ...nowhere.map(({ id }) => `ban_filing: the filing ${id} names a ban that is not there.`),
    ...altered.map(({ id }) => `ban_filing: no entry of the log tells of the filing ${id} as it stands.`),
    ...gone.map(({ id }) => `ban_filing: the filing ${id}, of which the log tells, is not there.`),
  ];
}
