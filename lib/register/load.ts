import type { Tx } from "#lib/db/transaction.ts";
import type { Field } from "./field.ts";
import { type FieldRow, fieldOf } from "./row.ts";

export type VersionStatus = "proposed" | "rejected" | "countersigned" | "effective" | "superseded";

/** A version of the register as it is read: what it says, who laid it down, and whether it is in force. */
export type StoredVersion = {
  readonly id: string;
  readonly number: number;
  readonly preset: "minimal" | "standard" | null;
  readonly note: string;
  readonly founding: boolean;
  readonly status: VersionStatus;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedBy: string | null;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly rejectedByName: string | null;
  readonly rejectedAt: Date | null;
  readonly rejectedReason: string | null;
  readonly effectiveAt: Date;
};

type Row = {
  id: string;
  number: number;
  preset: "minimal" | "standard" | null;
  note: string;
  founding: boolean;
  proposed_by: string;
  proposed_by_name: string | null;
  proposed_at: Date;
  countersigned_by: string | null;
  countersigned_by_name: string | null;
  countersigned_at: Date | null;
  rejected_by: string | null;
  rejected_by_name: string | null;
  rejected_at: Date | null;
  rejected_reason: string | null;
  effective_at: Date;
};

/** Every version, newest first, with its status at a moment. They are few: one a change of what the service keeps. */
export async function loadVersions(tx: Tx, at: Date): Promise<StoredVersion[]> {
  const rows = await tx.sql<Row>`
    SELECT v.*, p.name AS proposed_by_name, c.name AS countersigned_by_name, r.name AS rejected_by_name
      FROM register_version v
      LEFT JOIN person p ON p.id::text = v.proposed_by
      LEFT JOIN person c ON c.id::text = v.countersigned_by
      LEFT JOIN person r ON r.id::text = v.rejected_by
     ORDER BY v.number DESC`;
  const inForce = rows
    .filter((row) => isSigned(row) && row.effective_at <= at)
    .toSorted((one, other) => Number(other.effective_at) - Number(one.effective_at) || other.number - one.number)[0];
  return rows.map((row) => storedVersion(row, statusOf(row, inForce, at)));
}

/** The fields of one version, in its order. */
export async function loadFields(tx: Tx, versionId: string): Promise<Field[]> {
  const rows = await tx.sql<FieldRow>`SELECT * FROM register_field WHERE version_id = ${versionId} ORDER BY position`;
  return rows.map(fieldOf);
}

/** Adds the fields of a version that was made in this transaction. */
export async function insertFields(tx: Tx, versionId: string, fields: readonly Field[]): Promise<void> {
  for (const [position, one] of fields.entries()) {
    await tx.sql`
      INSERT INTO register_field (version_id, key, position, label, holding, reason, retention_days, surfaces, eu_category,
        us_process, sensitivity, source, history)
      VALUES (${versionId}, ${one.key}, ${position}, ${one.label}, ${one.holding}, ${one.reason}, ${one.retentionDays},
        ${one.surfaces}, ${one.euCategory}, ${one.usProcess}, ${one.sensitivity}, ${one.source}, ${one.history})`;
  }
}

function isSigned(row: Row): boolean {
  return row.founding || row.countersigned_by !== null;
}

function statusOf(row: Row, inForce: Row | undefined, at: Date): VersionStatus {
  if (row.rejected_by !== null) return "rejected";
  if (!isSigned(row)) return "proposed";
  if (row.id === inForce?.id) return "effective";
  return row.effective_at > at ? "countersigned" : "superseded";
}

function storedVersion(row: Row, status: VersionStatus): StoredVersion {
  return {
    id: row.id,
    number: row.number,
    preset: row.preset,
    note: row.note,
    founding: row.founding,
    status,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name ?? "Operator",
    proposedAt: row.proposed_at,
    countersignedBy: row.countersigned_by,
    countersignedByName: row.countersigned_by_name,
    countersignedAt: row.countersigned_at,
    rejectedByName: row.rejected_by_name,
    rejectedAt: row.rejected_at,
    rejectedReason: row.rejected_reason,
    effectiveAt: row.effective_at,
  };
}
