import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { load } from "./load.ts";

type Marks = {
  readonly raisedByName: string;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly proposedReason: string | null;
  readonly markedByName: string | null;
  readonly markedAt: Date | null;
  readonly markedReason: string | null;
};
type LinkedRequest = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly receivedAt: Date;
  readonly outcome: string;
};
type LinkedAuthority = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly frozenAt: Date | null;
  readonly version: number;
};
/** An officer without name or address: the page of the authority shows those. */
type LinkedOfficer = { readonly id: string; readonly authorityId: string; readonly authority: string };

const linksMax = 200;

/** One suspicion with what it is tied to, and how far its review is. */
export const one = query({
  name: "suspicions.one",
  permission: "suspicions:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const suspicion = await load(tx, id);
    const [review] = await tx.sql<{ due: number; standing: number; incidents: number }>`
      SELECT count(*) FILTER (WHERE outcome = 'due')::int AS due, count(*) FILTER (WHERE outcome = 'standing')::int AS standing,
             count(*) FILTER (WHERE outcome = 'should-not-have-been-given')::int AS incidents
        FROM suspicion_review WHERE suspicion_id = ${id}`;
    return {
      ...suspicion,
      ...(await marksOf(tx, id)),
      requests: await requestsOf(tx, id),
      authorities: await authoritiesOf(tx, id),
      officers: await officersOf(tx, id),
      review: review ?? { due: 0, standing: 0, incidents: 0 },
    };
  },
});

async function marksOf({ sql }: Tx, id: string): Promise<Marks> {
  const [row] = await sql<Marks>`
    SELECT COALESCE(r.name, 'Operator') AS "raisedByName", p.name AS "proposedByName", s.proposed_at AS "proposedAt",
           s.proposed_reason AS "proposedReason", m.name AS "markedByName", s.marked_at AS "markedAt", s.marked_reason AS "markedReason"
      FROM suspicion s LEFT JOIN person r ON r.id::text = s.raised_by LEFT JOIN person p ON p.id::text = s.proposed_by
      LEFT JOIN person m ON m.id::text = s.marked_by WHERE s.id = ${id}`;
  if (row === undefined) throw new Error("the suspicion that was loaded is gone");
  return row;
}

function requestsOf({ sql }: Tx, id: string): Promise<LinkedRequest[]> {
  return sql<LinkedRequest>`
    SELECT r.id, r.reference, a.name AS authority, r.received_at AS "receivedAt", r.outcome
      FROM suspicion_link l JOIN legal_request r ON r.id = l.request_id JOIN authority a ON a.id = r.authority_id
     WHERE l.suspicion_id = ${id} ORDER BY r.received_at DESC, r.id LIMIT ${linksMax}`;
}

function authoritiesOf({ sql }: Tx, id: string): Promise<LinkedAuthority[]> {
  return sql<LinkedAuthority>`
    SELECT a.id, a.name, a.country, a.frozen_at AS "frozenAt", a.version FROM suspicion_link l JOIN authority a ON a.id = l.authority_id
     WHERE l.suspicion_id = ${id} ORDER BY a.name LIMIT ${linksMax}`;
}

function officersOf({ sql }: Tx, id: string): Promise<LinkedOfficer[]> {
  return sql<LinkedOfficer>`
    SELECT o.id, o.authority_id AS "authorityId", a.name AS authority FROM suspicion_link l JOIN officer o ON o.id = l.officer_id
      JOIN authority a ON a.id = o.authority_id WHERE l.suspicion_id = ${id} ORDER BY a.name, o.id LIMIT ${linksMax}`;
}
