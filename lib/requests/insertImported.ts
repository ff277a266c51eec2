import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { PastRequest } from "./pastRequest.ts";
import type { GoverningRegister } from "./register.ts";
import type { StatisticRow } from "./statistic.ts";
import { addTargets, kindOf } from "./targets.ts";

/** A row on its way in: whose it is, its statistic, and what it says against itself. */
export type ImportedRow = {
  readonly past: PastRequest;
  readonly authorityId: string;
  readonly statistic: StatisticRow;
  readonly contradictions: readonly string[];
};

type Batch = { readonly batchId: string; readonly register: GoverningRegister; readonly now: Date };

/** Adds the rows of a batch, marked as imported and settled, and seals their identifiers. */
export async function insertImported(
  tx: Tx,
  keys: Keyring,
  { batchId, register, now }: Batch,
  rows: readonly ImportedRow[],
): Promise<void> {
  await tx.sql`
    INSERT INTO legal_request (id, reference, authority_id, country, instrument, emergency, surface, received_at, state, outcome,
      refusal_reason, register_version_id, accounts, accounts_produced, decided_at, produced_at, notified_at, non_disclosure_until,
      closed_at, note, imported, batch_id, batch_row, extra, contradictions, counted, statistic, created_at)
    SELECT id, reference, authority_id, country, instrument, emergency, surface, received_at, state, outcome, refusal_reason, ${register.id},
      accounts, accounts_produced, decided_at, produced_at, notified_at, non_disclosure_until, COALESCE(produced_at, decided_at),
      note, true, ${batchId}, batch_row, extra, ARRAY(SELECT jsonb_array_elements_text(contradictions)), counted, statistic, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows.map(columnsOf))}::jsonb) AS given (id uuid, reference text, authority_id uuid, country text,
        instrument text, emergency boolean, surface text, received_at timestamptz, state text, outcome text, refusal_reason text,
        accounts integer, accounts_produced integer, decided_at timestamptz, produced_at timestamptz, notified_at timestamptz,
        non_disclosure_until timestamptz, note text, batch_row integer, extra jsonb, contradictions jsonb, counted boolean, statistic jsonb)`;
  const targets = rows.flatMap(({ past, statistic }) =>
    past.targets.map((identifier, position) => ({
      requestId: statistic.id,
      position,
      kind: kindOf(identifier),
      identifier,
    })),
  );
  await addTargets(tx, keys, targets);
}

function columnsOf({ past, authorityId, statistic, contradictions }: ImportedRow, row: number) {
  return {
    id: statistic.id,
    reference: past.reference,
    authority_id: authorityId,
    country: past.country,
    instrument: past.instrument,
    emergency: past.emergency,
    surface: past.surface,
    received_at: past.receivedAt,
    state: past.outcome === "withdrawn" ? "withdrawn" : "closed",
    outcome: past.outcome,
    refusal_reason: past.reason,
    accounts: past.accounts,
    accounts_produced: past.accountsProduced,
    decided_at: past.decidedAt,
    produced_at: past.producedAt,
    notified_at: past.notifiedAt,
    non_disclosure_until: past.nonDisclosureUntil,
    note: past.note,
    batch_row: row,
    extra: past.extra,
    contradictions,
    counted: past.counted,
    statistic,
  };
}
