import type { Tx } from "#lib/db/transaction.ts";
import type { CallBackLine, CaseOpen, ClarificationLine, EmergencyLine, ObjectionLine, OwedLine } from "./standing.ts";

type Row = {
  clarifications: Told<ClarificationLine>[] | null;
  objections: Told<ObjectionLine>[] | null;
  emergency: Told<EmergencyLine> | null;
  callBacks: Told<CallBackLine>[] | null;
  owed: Told<OwedLine> | null;
};
/** JSON knows no time: it tells it in ISO 8601. */
type Told<Line> = {
  readonly [Key in keyof Line]: Line[Key] extends Date ? string : Date extends Line[Key] ? string | null : Line[Key];
};

/** Reads all of it in one query, oldest first. */
export async function openOf(tx: Tx, id: string): Promise<CaseOpen> {
  const [row] = await tx.sql<Row>`
    SELECT (SELECT json_agg(json_build_object('id', c.id, 'about', c.about, 'askedByName', COALESCE(p.name, 'Operator'), 'askedAt', c.asked_at,
                   'answerDueAt', c.answer_due_at, 'stopped', c.pause_id IS NOT NULL, 'ending', c.ending, 'endedAt', c.ended_at) ORDER BY c.asked_at)
              FROM clarification c LEFT JOIN person p ON p.id::text = c.asked_by WHERE c.request_id = ${id}) AS clarifications,
           (SELECT json_agg(json_build_object('id', o.id, 'ground', o.ground, 'country', o.country, 'provisions', o.provisions, 'reasons', o.reasons,
                   'writtenBy', o.written_by, 'writtenByName', COALESCE(w.name, 'Operator'), 'writtenAt', o.written_at, 'lodgedByName', l.name,
                   'lodgedAt', o.lodged_at, 'stopped', o.pause_id IS NOT NULL, 'outcome', o.outcome, 'settledAt', o.settled_at,
                   'settledReference', o.settled_reference) ORDER BY o.written_at)
              FROM objection o LEFT JOIN person w ON w.id::text = o.written_by LEFT JOIN person l ON l.id::text = o.lodged_by
             WHERE o.request_id = ${id}) AS objections,
           (SELECT json_build_object('danger', e.danger, 'attestation', e.attestation, 'attestedAt', e.attested_at, 'processCame', e.process_came)
              FROM emergency e WHERE e.request_id = ${id}) AS emergency,
           (SELECT json_agg(json_build_object('id', b.id, 'registerSource', b.register_source, 'outcome', b.outcome,
                   'calledByName', COALESCE(p.name, 'Operator'), 'calledAt', b.called_at) ORDER BY b.called_at, b.id)
              FROM call_back b LEFT JOIN person p ON p.id::text = b.called_by WHERE b.request_id = ${id}) AS "callBacks",
           (SELECT json_build_object('owedAt', w.owed_at, 'dueAt', w.due_at, 'receivedAt', w.received_at, 'instrument', w.instrument, 'reference', w.reference,
                   'fileName', (SELECT d.file_name FROM request_document d WHERE d.request_id = ${id} AND d.document_id = w.document_id LIMIT 1),
                   'papers', (SELECT COALESCE(json_agg(json_build_object('documentId', d.document_id, 'fileName', d.file_name) ORDER BY d.added_at DESC, d.id DESC), '[]')
                                FROM request_document d WHERE d.request_id = ${id} AND w.received_at IS NULL))
              FROM process_owed w WHERE w.request_id = ${id}) AS owed`;
  if (row === undefined) throw new Error("a query without FROM answers one row");
  const { emergency, owed } = row;
  return {
    clarifications: (row.clarifications ?? []).map((one) => ({
      ...one,
      askedAt: new Date(one.askedAt),
      answerDueAt: new Date(one.answerDueAt),
      endedAt: at(one.endedAt),
    })),
    objections: (row.objections ?? []).map((one) => ({
      ...one,
      writtenAt: new Date(one.writtenAt),
      lodgedAt: at(one.lodgedAt),
      settledAt: at(one.settledAt),
    })),
    emergency: emergency && { ...emergency, attestedAt: new Date(emergency.attestedAt) },
    callBacks: (row.callBacks ?? []).map((one) => ({ ...one, calledAt: new Date(one.calledAt) })),
    owed: owed && {
      ...owed,
      owedAt: new Date(owed.owedAt),
      dueAt: new Date(owed.dueAt),
      receivedAt: at(owed.receivedAt),
    },
  };
}

function at(told: string | null): Date | null {
  return told === null ? null : new Date(told);
}
