import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { RequestLink } from "./suspicion.ts";

/** So many are shown, the newest first; a target that a thousand requests name is no better explained by all of them. */
const linksMax = 20;
/** So many are looked at before the newest are taken. */
const candidatesMax = 500;

const link = fragment`r.id AS "requestId", r.reference, r.authority_id AS "authorityId", a.name AS authority, r.received_at AS "receivedAt"`;

/** Requests of other authorities with the very same file. */
export function documentLinks({ sql }: Tx, requestId: string, authorityId: string): Promise<RequestLink[]> {
  return sql<RequestLink>`
    SELECT DISTINCT ${link} FROM (
      SELECT o.request_id FROM request_document d JOIN request_document o ON o.document_id = d.document_id AND o.request_id <> d.request_id
        JOIN legal_request q ON q.id = o.request_id AND q.authority_id <> ${authorityId} WHERE d.request_id = ${requestId} LIMIT ${candidatesMax}) found
      JOIN legal_request r ON r.id = found.request_id JOIN authority a ON a.id = r.authority_id
     ORDER BY r.received_at DESC, r.id LIMIT ${linksMax}`;
}

/** Requests of other authorities that name the same target. */
export function targetLinks({ sql }: Tx, requestId: string, authorityId: string): Promise<RequestLink[]> {
  return sql<RequestLink>`
    SELECT DISTINCT ${link} FROM (
      SELECT o.request_id FROM request_target t JOIN request_target o ON o.lookup = t.lookup AND o.request_id <> t.request_id
        JOIN legal_request q ON q.id = o.request_id AND q.authority_id <> ${authorityId} WHERE t.request_id = ${requestId} LIMIT ${candidatesMax}) found
      JOIN legal_request r ON r.id = found.request_id JOIN authority a ON a.id = r.authority_id
     ORDER BY r.received_at DESC, r.id LIMIT ${linksMax}`;
}

/** Requests of other authorities that came from the same address or gave the same number for a call-back. */
export function contactLinks({ sql }: Tx, requestId: string, authorityId: string): Promise<RequestLink[]> {
  return sql<RequestLink>`
    SELECT DISTINCT ${link} FROM (
      (SELECT o.request_id FROM request_sender s JOIN request_sender o ON o.address_lookup = s.address_lookup AND o.request_id <> s.request_id
        WHERE s.request_id = ${requestId} LIMIT ${candidatesMax})
      UNION
      (SELECT o.request_id FROM request_sender s JOIN request_sender o ON o.phone_lookup = s.phone_lookup AND o.request_id <> s.request_id
        WHERE s.request_id = ${requestId} LIMIT ${candidatesMax})) found
      JOIN legal_request r ON r.id = found.request_id AND r.authority_id <> ${authorityId} JOIN authority a ON a.id = r.authority_id
     ORDER BY r.received_at DESC, r.id LIMIT ${linksMax}`;
}

type WordingCandidate = RequestLink & { readonly own: Buffer; readonly sketch: Buffer };

/** Requests of other authorities whose sketch shares a band; how like they are is judged by the sketches. */
export function wordingCandidates({ sql }: Tx, requestId: string, authorityId: string): Promise<WordingCandidate[]> {
  return sql<WordingCandidate>`
    SELECT ${link}, w.sketch AS own, found.sketch FROM request_wording w
     CROSS JOIN LATERAL (SELECT o.request_id, o.sketch FROM request_wording o WHERE o.bands && w.bands AND o.request_id <> w.request_id
                          LIMIT ${candidatesMax}) found
      JOIN legal_request r ON r.id = found.request_id AND r.authority_id <> ${authorityId} JOIN authority a ON a.id = r.authority_id
     WHERE w.request_id = ${requestId} ORDER BY r.received_at DESC, r.id LIMIT 200`;
}

/** Suspicions, not cleared, that name the request, its authority or its officer. */
export function suspicionsOf(
  { sql }: Tx,
  requestId: string,
  { authorityId, officerId }: { authorityId: string; officerId: string | null },
): Promise<{ id: string; outcome: string }[]> {
  return sql<{ id: string; outcome: string }>`
    SELECT s.id, s.outcome FROM suspicion s
     WHERE s.outcome <> 'cleared' AND s.id IN (
       SELECT suspicion_id FROM suspicion_link WHERE request_id = ${requestId}
       UNION ALL SELECT suspicion_id FROM suspicion_link WHERE authority_id = ${authorityId}
       UNION ALL SELECT suspicion_id FROM suspicion_link WHERE officer_id = ${officerId})
     ORDER BY s.raised_at DESC LIMIT 20`;
}
