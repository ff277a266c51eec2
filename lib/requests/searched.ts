import { type Fragment, fragment } from "#lib/db/sql.ts";
import { searchQuery } from "./searchQuery.ts";

/** A search of the past looks at the newest so many that are found, whatever its size. */
const newestMax = 2_000;

/**
 * Requests whose reference, authority, instrument, country, offence or note has every word of the text, as beginnings of words. Among open
 * requests all of them; of the past the newest. Never by identifier: those are looked up apart, with a reason (`requests.lookUp`).
 */
export function searched(text: string, among: "open" | "all"): Fragment {
  const words = searchQuery(text);
  if (words === null) return fragment`true`;
  if (among === "open") {
    return fragment`EXISTS (SELECT FROM request_search s WHERE s.request_id = r.id AND s.words @@ ${words}::tsquery)`;
  }
  return fragment`r.id IN (SELECT s.request_id FROM request_search s WHERE s.words @@ ${words}::tsquery
    ORDER BY s.received_at DESC, s.request_id DESC LIMIT ${newestMax})`;
}
