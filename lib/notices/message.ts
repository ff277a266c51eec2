import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a platform needs to tell its user: who, of which State's demand, under which provision, and what was given. */
export type NoticeMessage = {
  readonly requestId: string;
  readonly targets: readonly { readonly kind: string; readonly identifier: string }[];
  readonly country: string;
  readonly provision: string;
  readonly receivedOn: string;
  readonly producedOn: string | null;
  readonly fields: readonly string[];
};

/** Opens the identifiers of a request for its notice: the only way by which they leave to the platform, and always a recorded act. */
export async function messageOf(tx: Tx, keys: Keyring, requestId: string): Promise<NoticeMessage> {
  const [request] = await tx.sql<{
    country: string;
    instrument: string;
    receivedOn: string;
    producedOn: string | null;
    fields: string[];
  }>`
    SELECT r.country, r.instrument, (r.received_at AT TIME ZONE 'UTC')::date::text AS "receivedOn", (r.produced_at AT TIME ZONE 'UTC')::date::text AS "producedOn",
           ARRAY(SELECT DISTINCT v.field_key FROM produced_value v WHERE v.request_id = r.id AND v.found ORDER BY 1) AS fields
      FROM legal_request r WHERE r.id = ${requestId}`;
  if (request === undefined) throw new Refusal("not-found", "There is no such request.");
  const rows = await tx.sql<{ id: string; kind: string; sealed: Buffer | null; key_id: string | null }>`
    SELECT id, kind, sealed, key_id FROM request_target WHERE request_id = ${requestId} ORDER BY position`;
  const targets = rows.map(({ id, kind, sealed, key_id }) => {
    if (sealed === null || key_id === null)
      throw new Refusal("conflict", "The identifiers of this request were destroyed, so nobody can be told.");
    return { kind, identifier: open(keys, { keyId: key_id, bytes: sealed }, `target:${id}`).toString("utf8") };
  });
  const { instrument: id, ...rest } = request;
  return { requestId, targets, ...rest, provision: instrument(id)?.provision ?? id };
}

/** The body of a webhook: an event in the form that Standard Webhooks recommends. */
export function webhookBody({ requestId, ...data }: NoticeMessage, at: Date): string {
  return JSON.stringify({ type: "notice.due", timestamp: at.toISOString(), data: { notice: requestId, ...data } });
}
