import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";
import type { NoticeTexts } from "./textsFor.ts";

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

type RequestRow = Pick<NoticeMessage, "requestId" | "country" | "receivedOn" | "producedOn" | "fields"> & {
  readonly instrument: string;
};
type TargetRow = { id: string; requestId: string; kind: string; sealed: Buffer | null; keyId: string | null };

/**
 * Opens the identifiers of requests for their notices, in the order of the ids: the only way by which they leave to the platform, and always a
 * recorded act.
 * @throws Refusal `conflict` where identifiers were destroyed
 */
export async function messagesOf(tx: Tx, keys: Keyring, requestIds: readonly string[]): Promise<NoticeMessage[]> {
  const requests = await tx.sql<RequestRow>`
    SELECT r.id AS "requestId", r.country, r.instrument, (r.received_at AT TIME ZONE 'UTC')::date::text AS "receivedOn",
           (r.produced_at AT TIME ZONE 'UTC')::date::text AS "producedOn",
           ARRAY(SELECT DISTINCT v.field_key FROM produced_value v WHERE v.request_id = r.id AND v.found ORDER BY 1) AS fields
      FROM unnest(${requestIds}::uuid[]) WITH ORDINALITY AS wanted (id, place) JOIN legal_request r ON r.id = wanted.id ORDER BY wanted.place`;
  const rows = await tx.sql<TargetRow>`
    SELECT id, request_id AS "requestId", kind, sealed, key_id AS "keyId" FROM request_target
     WHERE request_id = ANY (${requestIds}::uuid[]) ORDER BY position`;
  const targets = Map.groupBy(rows, ({ requestId }) => requestId);
  return requests.map(({ instrument: id, ...request }) => ({
    ...request,
    provision: instrument(id)?.provision ?? id,
    targets: (targets.get(request.requestId) ?? []).map((target) => opened(keys, target)),
  }));
}

function opened(keys: Keyring, { id, kind, sealed, keyId }: TargetRow): NoticeMessage["targets"][number] {
  if (sealed === null || keyId === null)
    throw new Refusal("conflict", "The identifiers of this request were destroyed, so nobody can be told.");
  return { kind, identifier: open(keys, { keyId, bytes: sealed }, `target:${id}`).toString("utf8") };
}

/** The body of a webhook: an event in the form that Standard Webhooks recommends. `texts` are the words for the user, by language. */
export function webhookBody({ requestId, ...data }: NoticeMessage, texts: NoticeTexts, at: Date): string {
  const timestamp = at.toISOString();
  return JSON.stringify({ type: "notice.due", timestamp, data: { notice: requestId, ...data, texts } });
}
