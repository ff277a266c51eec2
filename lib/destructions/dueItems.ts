import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { RetentionKind } from "./destruction.ts";

/** A request that is settled since before a moment; one of a past year counts from its import. */
const settled = (before: Date): Fragment =>
  fragment`r.state IN ('closed', 'withdrawn') AND CASE WHEN r.imported THEN r.created_at ELSE r.closed_at END <= ${before}`;

/** Until when a term was over, and the moment at which that is asked. */
export type Over = { readonly before: Date; readonly now: Date };

/** Nothing of an exempt request, and for a year nothing of what was reported to the CyberTipline (18 USC 2258A(h), as the REPORT Act has it). */
const spared = (requestId: Fragment, now: Date): Fragment =>
  fragment`NOT EXISTS (SELECT FROM request_exemption x WHERE x.request_id = ${requestId} AND x.lifted_by IS NULL)
    AND NOT EXISTS (SELECT FROM legal_request x WHERE x.id = ${requestId} AND x.reported_at > ${now}::timestamptz - interval '1 year')`;

/** Whoever is still to be told must be known till then. */
const toBeTold = fragment`(NOT r.imported AND r.outcome IN ('granted', 'partial') AND r.notified_at IS NULL
  AND NOT EXISTS (SELECT FROM notice n WHERE n.request_id = r.id AND n.state = 'waived'))`;

/** An emergency order whose validation was denied: what was made for it is deleted at once (Article 4(5) of Regulation (EU) 2023/1543). */
const notValidated = (requestId: Fragment): Fragment =>
  fragment`EXISTS (SELECT FROM european_word w WHERE w.request_id = ${requestId} AND w.kind = 'not-validated')`;

/** An appeal that was settled before; an overturned ban whose account is not back yet is not. */
const appealOver = ({ before, now }: Over): Fragment =>
  fragment`greatest(a.decided_at, a.reinstated_at, a.withdrawn_at) <= ${before} AND NOT (a.state = 'decided' AND a.outcome = 'overturned')
    AND NOT (a.ban_reported IS TRUE AND a.ban_reason = 'child-exploitation' AND a.ban_occurred_at > ${now}::timestamptz - interval '1 year')
    AND NOT EXISTS (SELECT FROM ban_filing f WHERE f.ban = a.ban AND filing_held_until(f.filed_on) > ${now}::timestamptz)`;

/** The rows of a table of words about requests that are settled. */
const wordsOf = (table: Fragment, { before, now }: Over, limit: number, id = fragment`id`): Fragment => fragment`
  SELECT * FROM (SELECT w.${id}, w.request_id AS request, sha256(w.sealed) AS hash FROM ${table} w JOIN legal_request r ON r.id = w.request_id
    WHERE w.sealed IS NOT NULL AND ${settled(before)} AND ${spared(fragment`w.request_id`, now)}
    ORDER BY w.${id} LIMIT ${limit} FOR UPDATE OF w SKIP LOCKED) words`;

/** The rows of a kind whose term was over at `before`, as `{id, request, hash}`, locked; what another destruction holds is passed over. */
export const dueItems: Readonly<Record<RetentionKind, (over: Over, limit: number) => Fragment>> = {
  targets: ({ before, now }, limit) => fragment`
    SELECT t.id, t.request_id AS request, sha256(t.sealed) AS hash FROM request_target t JOIN legal_request r ON r.id = t.request_id
     WHERE t.sealed IS NOT NULL AND ${settled(before)} AND NOT ${toBeTold} AND ${spared(fragment`t.request_id`, now)}
       AND NOT EXISTS (SELECT FROM hold_target k JOIN hold h ON h.id = k.hold_id AND h.state = 'running' WHERE k.target_id = t.id)
     ORDER BY t.id LIMIT ${limit} FOR UPDATE OF t SKIP LOCKED`,
  documents: ({ before, now }, limit) => fragment`
    SELECT * FROM (SELECT d.id, (SELECT min(q.request_id::text)::uuid FROM request_document q WHERE q.document_id = d.id) AS request, d.sha256 AS hash FROM document d
     WHERE d.sealed IS NOT NULL AND EXISTS (SELECT FROM request_document q WHERE q.document_id = d.id)
       AND NOT EXISTS (SELECT FROM request_document q JOIN legal_request r ON r.id = q.request_id
                        WHERE q.document_id = d.id AND NOT (${settled(before)} AND ${spared(fragment`q.request_id`, now)}))
     ORDER BY d.id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED) d
    UNION ALL
    SELECT * FROM (SELECT f.id, f.request_id AS request, sha256(f.withheld_sealed) AS hash
      FROM european_form f JOIN legal_request r ON r.id = f.request_id
     WHERE f.withheld_sealed IS NOT NULL AND ${settled(before)} AND ${spared(fragment`f.request_id`, now)}
     ORDER BY f.id LIMIT ${limit} FOR UPDATE OF f SKIP LOCKED) f LIMIT ${limit}`,
  productions: ({ before, now }, limit) => fragment`
    SELECT p.id, p.request_id AS request, p.sha256 AS hash FROM production p
     WHERE p.sealed IS NOT NULL AND (p.made_at <= ${before} OR ${notValidated(fragment`p.request_id`)}) AND ${spared(fragment`p.request_id`, now)}
     ORDER BY p.id LIMIT ${limit} FOR UPDATE OF p SKIP LOCKED`,
  // What officers wrote, what colleagues did, what was answered and what was said of an emergency go together: words about one request.
  messages: ({ before, now }, limit) => fragment`
    ${wordsOf(fragment`message`, { before, now }, limit)} UNION ALL ${wordsOf(fragment`comment`, { before, now }, limit)}
    UNION ALL ${wordsOf(fragment`letter`, { before, now }, limit)} UNION ALL ${wordsOf(fragment`call_back`, { before, now }, limit)}
    UNION ALL ${wordsOf(fragment`emergency`, { before, now }, limit, fragment`request_id`)}
    LIMIT ${limit}`,
  mail: ({ before, now }, limit) => fragment`
    SELECT m.id, m.request_id AS request, sha256(m.sealed) AS hash FROM mail m
     WHERE m.sealed IS NOT NULL AND m.state <> 'waiting' AND m.queued_at <= ${before} AND ${spared(fragment`m.request_id`, now)}
     ORDER BY m.id LIMIT ${limit} FOR UPDATE OF m SKIP LOCKED`,
  "hold-snapshots": ({ before, now }, limit) => fragment`
    SELECT v.id, h.request_id AS request, sha256(v.sealed) AS hash FROM hold_value v JOIN hold h ON h.id = v.hold_id
     WHERE v.sealed IS NOT NULL AND h.state <> 'running' AND h.ended_at <= ${before} AND ${spared(fragment`h.request_id`, now)}
     ORDER BY v.id LIMIT ${limit} FOR UPDATE OF v SKIP LOCKED`,
  "notice-files": ({ before }, limit) => fragment`
    SELECT b.id, NULL::uuid AS request, b.sha256 AS hash FROM notice_batch b
     WHERE b.sealed IS NOT NULL AND b.made_at <= ${before} ORDER BY b.id LIMIT ${limit} FOR UPDATE OF b SKIP LOCKED`,
  // What the user said and what reviewers wrote go together; of a ban that was reported to the CyberTipline not within its year.
  appeals: ({ before, now }, limit) => fragment`
    SELECT * FROM (SELECT a.id, NULL::uuid AS request, sha256(a.sealed) AS hash FROM appeal a WHERE a.sealed IS NOT NULL AND ${appealOver({ before, now })}
      ORDER BY a.id LIMIT ${limit} FOR UPDATE OF a SKIP LOCKED) stated
    UNION ALL
    SELECT * FROM (SELECT n.id, NULL::uuid AS request, sha256(n.sealed) AS hash FROM appeal_note n JOIN appeal a ON a.id = n.appeal_id
     WHERE n.sealed IS NOT NULL AND ${appealOver({ before, now })} ORDER BY n.id LIMIT ${limit} FOR UPDATE OF n SKIP LOCKED) noted LIMIT ${limit}`,
};

/** Values that a destroyed production was packed of, and those that were collected for a request that ended without one. */
export const dueValues = ({ before, now }: Over, limit: number): Fragment => fragment`
  SELECT v.id, v.request_id AS request, sha256(v.sealed) AS hash FROM produced_value v JOIN legal_request r ON r.id = v.request_id
   WHERE v.sealed IS NOT NULL
     AND (COALESCE(r.produced_at, CASE WHEN r.state IN ('closed', 'withdrawn') THEN r.closed_at END) <= ${before} OR ${notValidated(fragment`r.id`)})
     AND ${spared(fragment`v.request_id`, now)}
   ORDER BY v.id LIMIT ${limit} FOR UPDATE OF v SKIP LOCKED`;

/** What erases them: the bytes, the key's name, and of a target the index by which it was found. */
export const erased: Readonly<Record<RetentionKind, (ids: readonly string[]) => Fragment>> = {
  targets: (ids) =>
    fragment`UPDATE request_target SET sealed = NULL, key_id = NULL, lookup = NULL WHERE id = ANY (${ids}::uuid[])`,
  documents: (ids) => fragment`
    WITH withheld AS (UPDATE european_form SET withheld_sealed = NULL, withheld_key_id = NULL WHERE id = ANY (${ids}::uuid[]))
    UPDATE document SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  productions: (ids) => fragment`UPDATE production SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  messages: (ids) => fragment`
    WITH written AS (UPDATE message SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])),
         answered AS (UPDATE letter SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])),
         stated AS (UPDATE emergency SET sealed = NULL, key_id = NULL WHERE request_id = ANY (${ids}::uuid[])),
         called AS (UPDATE call_back SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[]))
    UPDATE comment SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  mail: (ids) => fragment`UPDATE mail SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  "hold-snapshots": (ids) =>
    fragment`UPDATE hold_value SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  "notice-files": (ids) =>
    fragment`UPDATE notice_batch SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
  appeals: (ids) => fragment`
    WITH noted AS (UPDATE appeal_note SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[]))
    UPDATE appeal SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`,
};

/** Overwrites values that were collected, as `erased` does the productions made of them. */
export const erasedValues = (ids: readonly string[]): Fragment =>
  fragment`UPDATE produced_value SET sealed = NULL, key_id = NULL WHERE id = ANY (${ids}::uuid[])`;
