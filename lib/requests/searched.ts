import type { Keyring } from "#lib/crypto/keyring.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import { targetLookup } from "./targets.ts";

/** A search looks at so many candidates a kind; who means more says more. */
const candidatesMax = 2_000;

/**
 * Requests whose reference begins with the text, whose authority's name contains it, or one of whose targets is exactly it: found by
 * the keyed index, so that the identifier itself is nowhere in the database.
 */
export function searched(keys: Keyring, text: string): Fragment {
  const pattern = text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return fragment`r.id IN (
    (SELECT id FROM legal_request WHERE lower(reference) LIKE ${`${pattern}%`} LIMIT ${candidatesMax})
    UNION ALL
    (SELECT l.id FROM authority named JOIN legal_request l ON l.authority_id = named.id
      WHERE lower(named.name) LIKE ${`%${pattern}%`} LIMIT ${candidatesMax})
    UNION ALL
    (SELECT request_id FROM request_target WHERE lookup = ${targetLookup(keys, text)} LIMIT ${candidatesMax}))`;
}
