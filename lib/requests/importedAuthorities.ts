import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import type { PastRequest } from "./pastRequest.ts";

/** The authorities that a batch names, those that are new recorded as not verified: whose row is whose, and an entry for each new one. */
export async function importedAuthorities(
  tx: Tx,
  rows: readonly PastRequest[],
  now: Date,
): Promise<{ idOf: (row: PastRequest) => string; entries: AuditEntry[] }> {
  const named = [...new Map(rows.map((row) => [keyOf(row.country, row.authority), row])).values()];
  const [names, countries] = [named.map((row) => row.authority), named.map((row) => row.country)];
  const added = await tx.sql<{ id: string; country: string }>`
    INSERT INTO authority (id, name, country, created_at)
    SELECT id, name, country, ${now} FROM unnest(${named.map(() => newId())}::uuid[], ${names}::text[], ${countries}::text[]) AS given (id, name, country)
    ON CONFLICT (country, name) DO NOTHING RETURNING id, country`;
  const found = await tx.sql<{ id: string; name: string; country: string }>`
    SELECT id, name, country FROM authority WHERE (country, name) IN (SELECT * FROM unnest(${countries}::text[], ${names}::text[]))`;
  const ids = new Map(found.map((one) => [keyOf(one.country, one.name), one.id]));
  return {
    idOf: (row) => ids.get(keyOf(row.country, row.authority)) ?? "",
    entries: added.map(({ id, country }) => ({
      action: "authority.recorded",
      subject: `authority:${id}`,
      data: { country },
    })),
  };
}

function keyOf(country: string, name: string): string {
  return `${country} ${name}`;
}
