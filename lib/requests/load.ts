import type { Tx } from "#lib/db/transaction.ts";
import type { Surface } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";
import { whoWasFirst } from "./first.ts";
import type { LegalRequest, Outcome, State } from "./request.ts";

type Row = {
  id: string;
  reference: string;
  authority_id: string;
  country: string;
  instrument: string;
  emergency: boolean;
  surface: Surface;
  received_at: Date;
  period_from: string | null;
  period_to: string | null;
  printed_due_on: string | null;
  state: State;
  outcome: Outcome;
  register_version_id: string;
  assigned_to: string | null;
  accounts: number | null;
  notified_at: Date | null;
  imported: boolean;
  version: number;
};

/**
 * The request with this id. With `version`, the one that the asker saw.
 * @throws Refusal `not-found`, or `conflict` naming who changed it since.
 */
export async function load(tx: Tx, id: string, version?: number): Promise<LegalRequest> {
  const [row] = await tx.sql<Row>`
    SELECT id, reference, authority_id, country, instrument, emergency, surface, received_at, period_from::text, period_to::text,
           printed_due_on::text, state, outcome, register_version_id, assigned_to, accounts, notified_at, imported, version
      FROM legal_request WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such request.");
  if (version !== undefined && row.version !== version) throw await whoWasFirst(tx, id);
  return {
    id: row.id,
    reference: row.reference,
    authorityId: row.authority_id,
    country: row.country,
    instrument: row.instrument,
    emergency: row.emergency,
    surface: row.surface,
    receivedAt: row.received_at,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    printedDueOn: row.printed_due_on,
    state: row.state,
    outcome: row.outcome,
    registerVersionId: row.register_version_id,
    assignedTo: row.assigned_to,
    accounts: row.accounts,
    notifiedAt: row.notified_at,
    imported: row.imported,
    version: row.version,
  };
}

/**
 * As `load`, holding the row until the transaction ends: what every verb that changes a request begins with, so that of two at once the
 * second waits, and is told who was first, and not of what the first one's rows forbid.
 * @throws Refusal `not-found`, or `conflict` naming who changed it since.
 */
export async function loadLocked(tx: Tx, id: string, version: number): Promise<LegalRequest> {
  await tx.sql`SELECT FROM legal_request WHERE id = ${id} FOR UPDATE`;
  return load(tx, id, version);
}
