import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { field, type Register } from "#lib/register/field.ts";
import type { FindingCode } from "#lib/register/gate.ts";
import { findings } from "./findings.ts";
import type { LegalRequest, RefusalReason } from "./request.ts";
import type { StatisticRow } from "./statistic.ts";

/** What a case shows beside the request itself. */
export type CaseRow = {
  readonly authority: string;
  readonly verified: boolean;
  readonly assignedToName: string | null;
  readonly refusalReason: RefusalReason | null;
  readonly accountsProduced: number | null;
  readonly decidedAt: Date | null;
  readonly producedAt: Date | null;
  readonly closedAt: Date | null;
  readonly note: string | null;
  readonly batchId: string | null;
  readonly batchRow: number | null;
  /** Columns of an imported file that we have no word for. */
  readonly extra: Readonly<Record<string, string>> | null;
  /** What an imported row says against itself, a sentence each. */
  readonly contradictions: readonly string[];
  readonly statistic: StatisticRow | null;
};

/** Reads it in one query. */
export async function rowOf(tx: Tx, id: string): Promise<CaseRow> {
  const [row] = await tx.sql<CaseRow>`
    SELECT a.name AS authority, a.verified_at IS NOT NULL AS verified, p.name AS "assignedToName", r.refusal_reason AS "refusalReason",
           r.accounts_produced AS "accountsProduced", r.decided_at AS "decidedAt", r.produced_at AS "producedAt",
           r.closed_at AS "closedAt", r.note, r.batch_id AS "batchId", r.batch_row AS "batchRow", r.extra, r.contradictions, r.statistic
      FROM legal_request r JOIN authority a ON a.id = r.authority_id LEFT JOIN person p ON p.id = r.assigned_to WHERE r.id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such request.");
  return row;
}

/** One asked field. An imported request was not judged by the gate: its `finding` is null, and `granted` is what the file says. */
export type AskedField = {
  readonly key: string;
  readonly label: string;
  readonly finding: FindingCode | null;
  readonly reason: string | null;
  readonly granted: boolean | null;
};

/** The asked fields: fixed by the proposal, judged anew before it, told by the file where the request was imported. */
export async function askedFields(
  tx: Tx,
  request: LegalRequest,
  register: Register,
  facts: { verified: boolean; imported: StatisticRow | null; switched: boolean | null },
): Promise<AskedField[]> {
  const label = (key: string) => field(register, key)?.label ?? key;
  if (facts.imported !== null) {
    const { fieldsAsked, fieldsProduced } = facts.imported;
    return [...new Set([...fieldsAsked, ...fieldsProduced])].map((key) => ({
      key,
      label: label(key),
      finding: null,
      reason: null,
      granted: fieldsProduced.length === 0 ? null : fieldsProduced.includes(key),
    }));
  }
  const rows = await tx.sql<{ key: string; finding: FindingCode; reason: string; granted: boolean | null }>`
    SELECT field_key AS key, finding, reason, granted FROM request_field WHERE request_id = ${request.id} ORDER BY position`;
  if (request.state !== "received") return rows.map((row) => ({ ...row, label: label(row.key) }));
  const asked = rows.map((row) => row.key);
  const found = findings(request, {
    register,
    verified: facts.verified,
    targets: request.accounts ?? 1,
    asked,
    switched: facts.switched,
  });
  return found.map((one) => ({ ...one, granted: null }));
}
