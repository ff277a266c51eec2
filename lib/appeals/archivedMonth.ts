import { type Fragment, fragment } from "#lib/db/sql.ts";

/** The month (`2023-09`) with which the row of the ban of the appeal `a` went to an archive; null where it is in the ledger, or never arrived. */
export const archivedMonth: Fragment = fragment`(SELECT to_char(f.month, 'YYYY-MM') FROM ban_key k
  JOIN ban_archive_batch g ON g.batch_id = k.batch_id AND g.numbers @> k.batch_row JOIN ban_archived f ON f.id = g.archive_id WHERE k.key = a.ban LIMIT 1)`;
