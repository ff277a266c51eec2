import type { Tx } from "#lib/db/transaction.ts";
import type { OrderFacts, WordKind } from "#lib/law/european/dates.ts";
import type { Annex } from "#lib/law/european/keys.ts";
import { Refusal } from "#lib/refusal.ts";
import { placeOf } from "#lib/settings/setting.ts";
import type { CertificateFacts } from "./europeanOrder.ts";

/** The request that a certificate began, as far as dates and answers need it. */
export type Order = {
  readonly requestId: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly receivedAt: Date;
  /** `IE`, `DE-BY`: where days and holidays are counted; the asking State's where the house has not said its own. */
  readonly place: string;
  readonly order: "epoc" | "epoc-pr";
  readonly facts: CertificateFacts;
  readonly words: OrderFacts["words"];
  readonly pauses: readonly { readonly from: Date; readonly until: Date | null }[];
};

type Row = Omit<Order, "place" | "order" | "words" | "pauses"> & { place: unknown; annex: Annex };

/** @throws Refusal `not-found` where the request is none that a certificate began. */
export async function load(tx: Tx, requestId: string): Promise<Order> {
  const [row] = await tx.sql<Row>`
    SELECT r.id AS "requestId", r.reference, a.name AS authority, r.country, r.received_at AS "receivedAt", r.clock_place AS place,
           f.annex, f.facts
      FROM european_form f JOIN legal_request r ON r.id = f.request_id JOIN authority a ON a.id = r.authority_id
     WHERE f.request_id = ${requestId} AND f.annex IN ('I', 'II')`;
  if (row === undefined) throw new Refusal("not-found", "No certificate of a European order lies at this request.");
  const { annex, place, ...rest } = row;
  const words = await tx.sql<{ kind: WordKind; saidAt: Date }>`
    SELECT kind, said_at AS "saidAt" FROM european_word WHERE request_id = ${requestId} ORDER BY said_at`;
  const pauses = await tx.sql<Order["pauses"][number]>`
    SELECT from_at AS "from", until_at AS "until" FROM request_pause WHERE request_id = ${requestId} ORDER BY from_at`;
  const order = annex === "I" ? "epoc" : "epoc-pr";
  return { ...rest, place: placeOf(place) ?? row.country, order, words, pauses };
}
