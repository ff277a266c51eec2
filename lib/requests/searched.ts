import type { Keyring } from "#lib/crypto/keyring.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import { targetLookup } from "./targets.ts";

/** A search looks at the newest so many requests of an authority, at so many authorities, and at so many of the other kinds. */
const newestMax = 500;
const authoritiesMax = 20;
const candidatesMax = 2_000;

/**
 * Requests whose reference begins with the text, whose authority's name contains it, or one of whose targets is exactly it: found by
 * the keyed index, so that the identifier itself is nowhere in the database. Bounded, whatever the size of the past.
 */
export function searched(keys: Keyring, text: string): Fragment {
  const pattern = text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return fragment`r.id IN (
    (SELECT id FROM legal_request WHERE lower(reference) LIKE ${`${pattern}%`} LIMIT ${candidatesMax})
    UNION ALL
    (SELECT newest.id FROM (SELECT id FROM authority WHERE lower(name) LIKE ${`%${pattern}%`} LIMIT ${authoritiesMax}) named,
      LATERAL (SELECT l.id FROM legal_request l WHERE l.authority_id = named.id ORDER BY l.received_at DESC, l.id DESC
               LIMIT ${newestMax}) newest)
    UNION ALL
    (SELECT request_id FROM request_target WHERE lookup = ${targetLookup(keys, text)} LIMIT ${candidatesMax}))`;
}
