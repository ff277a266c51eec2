import { type Fragment, fragment } from "#lib/db/sql.ts";

/** Rows on which something is due, in the very words of the partial indexes, where `r` is the request. */
export const isOpen: Fragment = fragment`r.state IN ('received', 'proposed', 'decided', 'collected', 'produced')`;

/**
 * Rows whose user is now to be told, as `noticeDue` says of one request; in the words of the index that holds only them. A notice that was
 * delayed or waived, or that the platform has, waits for nobody here.
 */
export function isNoticeDue(now: Date): Fragment {
  return fragment`r.notified_at IS NULL AND NOT r.imported AND r.state IN ('produced', 'closed')
    AND r.outcome IN ('granted', 'partial') AND COALESCE(r.non_disclosure_until, '-infinity'::timestamptz) <= ${now}
    AND NOT EXISTS (SELECT FROM notice n WHERE n.request_id = r.id AND n.state NOT IN ('due', 'failed'))`;
}
