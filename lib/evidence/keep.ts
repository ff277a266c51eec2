import { keyedIndex, normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { GivenEvidence } from "./given.ts";
import { type EndCode, verifiedUntil } from "./kinds.ts";

/** Whom a verification is about. */
export type Verified = { readonly authorityId: string } | { readonly officerId: string };

type Kept = { readonly id: string; readonly until: Date };

/**
 * Keeps the evidence as the standing verification of an authority or an officer; the one before it, where there is one, ends as renewed.
 * @throws Refusal `invalid` for a call in the future, a number that a demand itself gave, a domain without its challenge, or no document.
 */
export async function keepVerification(
  tx: Tx,
  keys: Keyring,
  { actorId, now }: { actorId: string; now: Date },
  whom: Verified,
  given: GivenEvidence,
): Promise<Kept> {
  const [id, until] = [newId(), verifiedUntil(now)];
  const call = given.evidence === "call-back" ? given : null;
  const numberLookup = call === null ? null : requesterLookup(keys, call.number);
  if (call !== null) await assertCall(tx, call.calledAt, now, numberLookup, authorityOf(whom));
  if (given.evidence === "document") await assertDocument(tx, given.documentId);
  await endVerification(tx, whom, { by: actorId, at: now, code: "renewed", reason: null });
  const sealed =
    call === null
      ? null
      : seal(keys, JSON.stringify({ number: call.number, spokeWith: call.spokeWith }), `verification:${id}`);
  const authorityId = "authorityId" in whom ? whom.authorityId : null;
  const officerId = "officerId" in whom ? whom.officerId : null;
  await tx.sql`
    INSERT INTO verification (id, authority_id, officer_id, evidence, registry_source, note, sealed, key_id, number_lookup, called_at, domain,
      document_id, recorded_by, recorded_at, expires_at)
    VALUES (${id}, ${authorityId}, ${officerId}, ${given.evidence}, ${given.registrySource}, ${given.note}, ${sealed?.bytes ?? null},
      ${sealed?.keyId ?? null}, ${numberLookup}, ${call?.calledAt ?? null}, ${given.evidence === "domain" ? given.domain : null},
      ${given.evidence === "document" ? given.documentId : null}, ${actorId}, ${now}, ${until})`;
  return { id, until };
}

/** By what a telephone number or an address of somebody who asks is found again. It cannot be joined with the targets of requests. */
export function requesterLookup(keys: Keyring, value: string): Buffer {
  return keyedIndex(keys, "requester", normaliseIdentifier(value));
}

function authorityOf(whom: Verified) {
  return "authorityId" in whom
    ? fragment`${whom.authorityId}::uuid`
    : fragment`(SELECT authority_id FROM officer WHERE id = ${whom.officerId})`;
}

async function assertCall(
  { sql }: Tx,
  calledAt: Date,
  now: Date,
  lookup: Buffer | null,
  authority: ReturnType<typeof authorityOf>,
): Promise<void> {
  if (calledAt > now) throw wrong("calledAt", "The call cannot have been in the future.");
  const [own] = await sql<{ id: string }>`
    SELECT s.request_id AS id FROM request_sender s JOIN legal_request r ON r.id = s.request_id
     WHERE s.phone_lookup = ${lookup} AND r.authority_id = ${authority} LIMIT 1`;
  if (own !== undefined)
    throw wrong("number", "This number stands in a demand itself: whoever forged the demand wrote it too.");
}

async function assertDocument({ sql }: Tx, id: string): Promise<void> {
  const [row] = await sql`SELECT id FROM document WHERE id = ${id} AND sealed IS NOT NULL`;
  if (row === undefined) throw wrong("documentId", "There is no such document in the vault.");
}

function wrong(field: string, sentence: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was recorded.`, { [field]: sentence });
}

/** Ends the standing verification, if there is one; answers whether there was. */
export async function endVerification(
  { sql }: Tx,
  whom: Verified,
  { by, at, code, reason }: { by: string; at: Date; code: EndCode; reason: string | null },
): Promise<boolean> {
  const whose =
    "authorityId" in whom ? fragment`authority_id = ${whom.authorityId}` : fragment`officer_id = ${whom.officerId}`;
  const ended = await sql`
    UPDATE verification SET ended_at = ${at}, ended_by = ${by}, ended_code = ${code}, ended_reason = ${reason}
     WHERE ${whose} AND ended_at IS NULL RETURNING id`;
  return ended.length > 0;
}

/** The number that was called and who answered, of one call-back. @throws Refusal `not-found` where there is none any more. */
export async function openCall(tx: Tx, keys: Keyring, id: string): Promise<{ number: string; spokeWith: string }> {
  const [row] = await tx.sql<{ sealed: Buffer | null; key_id: string | null }>`
    SELECT sealed, key_id FROM verification WHERE id = ${id} AND evidence = 'call-back'`;
  if (row?.sealed == null || row.key_id === null) throw new Refusal("not-found", "There is no call-back of this kind.");
  return JSON.parse(open(keys, { keyId: row.key_id, bytes: row.sealed }, `verification:${id}`).toString("utf8"));
}
