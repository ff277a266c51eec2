import type { EuCategory, Surface, UsProcess } from "#lib/law/instrument.ts";
import type { Field, Holding, Sensitivity } from "./field.ts";

/** A row of `register_field`, as PostgreSQL answers it. */
export type FieldRow = {
  readonly key: string;
  readonly label: string;
  readonly holding: Holding;
  readonly reason: string | null;
  readonly retention_days: number | null;
  readonly surfaces: Surface[];
  readonly eu_category: EuCategory;
  readonly us_process: UsProcess;
  readonly sensitivity: Sensitivity;
  readonly source: string | null;
  readonly history: boolean;
};

/** A field of the register from its row. */
export function fieldOf(row: FieldRow): Field {
  return {
    key: row.key,
    label: row.label,
    holding: row.holding,
    reason: row.reason,
    retentionDays: row.retention_days,
    surfaces: row.surfaces,
    euCategory: row.eu_category,
    usProcess: row.us_process,
    sensitivity: row.sensitivity,
    source: row.source,
    history: row.history,
  };
}
