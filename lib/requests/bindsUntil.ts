import { type Fragment, fragment } from "#lib/db/sql.ts";

/** The assignment that keeps with a request until when silence binds it: the latest of its orders, each at its own end or its earlier one. */
export function bindsUntil(requestId: string): Fragment {
  return fragment`non_disclosure_until = (SELECT max(binds_until) FROM non_disclosure_standing WHERE request_id = ${requestId})`;
}
