import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import type { Surface } from "#lib/law/rule.ts";
import { query } from "#lib/operation.ts";
import { field, type Holding } from "#lib/register/field.ts";
import { openQuestion } from "./openQuestion.ts";
import { registerById } from "./register.ts";
import { can, type Outcome, type State } from "./request.ts";

/** One asked field as its asker sees it before the answer: what the service keeps of it at all. */
export type OwnField = {
  readonly key: string;
  readonly label: string;
  readonly holding: Holding;
  readonly reason: string | null;
};

/** A file that came with the request. */
export type OwnDocument = {
  readonly id: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly addedAt: Date;
};

type Row = {
  instrument: string;
  surface: Surface;
  emergency: boolean;
  state: State;
  outcome: Outcome;
  receivedAt: Date;
  periodFrom: string | null;
  periodTo: string | null;
  accounts: number | null;
  legalDueAt: Date | null;
  houseDueAt: Date | null;
  stoppedAt: Date | null;
  answeredAt: Date | null;
  registerId: string;
  gagUntil: Date | null;
  askedBy: string | null;
};

/**
 * A request of the officer's own authority, as the portal shows it: what was asked, what became of it, and when it is due. Identifiers stay
 * sealed for its asker too, who knows them.
 */
export const ownCase = query({
  name: "requests.ownCase",
  permission: "requests:follow",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const { reference, version, country } = await ownRequest(tx, actor, id);
    const row = await rowOf(tx, id);
    const register = await registerById(tx, row.registerId);
    const asked = await tx.sql<{ key: string }>`
      SELECT field_key AS key FROM request_field WHERE request_id = ${id} ORDER BY position`;
    const fields = asked.map(({ key }): OwnField => {
      const one = field(register, key);
      return { key, label: one?.label ?? key, holding: one?.holding ?? "not-held", reason: one?.reason ?? null };
    });
    const standing = { state: row.state, outcome: row.outcome, imported: false };
    const answered = ["produced", "closed", "withdrawn"].includes(row.state);
    return {
      ...{ id, reference, version, country, ...row, fields },
      outcome: answered ? row.outcome : ("pending" as const),
      instrumentName: instrument(row.instrument)?.name ?? row.instrument,
      citation: instrument(row.instrument)?.citation ?? "",
      documents: await documentsOf(tx, id),
      /** By when a question of the desk waits for its answer; null where none does. */
      answerDueAt: (await openQuestion(tx, id))?.answerDueAt ?? null,
      canWithdraw: can(standing, "withdraw"),
    };
  },
});

async function rowOf(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.sql<Row>`
    SELECT r.instrument, r.surface, r.emergency, r.state, r.outcome, r.received_at AS "receivedAt", r.period_from::text AS "periodFrom",
           r.period_to::text AS "periodTo", r.accounts, r.legal_due_at AS "legalDueAt", r.house_due_at AS "houseDueAt",
           r.clock_stopped_at AS "stoppedAt", COALESCE(r.produced_at, r.closed_at) AS "answeredAt", r.register_version_id AS "registerId",
           r.non_disclosure_until AS "gagUntil", o.name AS "askedBy"
      FROM legal_request r LEFT JOIN officer o ON o.id = r.officer_id WHERE r.id = ${id}`;
  if (row === undefined) throw new Error("a request that was reached is not there");
  return row;
}

/** What officers handed in; what the desk laid to the case stays with the desk. */
function documentsOf(tx: Tx, id: string): Promise<OwnDocument[]> {
  return tx.sql<OwnDocument>`
    SELECT rd.id, rd.file_name AS "fileName", d.size, encode(d.sha256, 'hex') AS sha256, rd.added_at AS "addedAt"
      FROM request_document rd JOIN document d ON d.id = rd.document_id JOIN officer o ON o.id::text = rd.added_by
     WHERE rd.request_id = ${id} ORDER BY rd.added_at, rd.id`;
}
