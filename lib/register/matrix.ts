import {
  everyInstrument,
  type Instrument,
  isInForce,
  type ProcessType,
  processTypeLabels,
} from "#lib/law/instrument.ts";
import type { Field, Register } from "./field.ts";
import { type FindingCode, gate } from "./gate.ts";

export type MatrixCell = { readonly instrument: string; readonly finding: FindingCode; readonly reason: string };

/** One field across all instruments, cells in the order of `Matrix.columns`. */
export type MatrixRow = { readonly field: Field; readonly cells: readonly MatrixCell[] };

export type MatrixGroup = {
  readonly processType: ProcessType;
  readonly label: string;
  readonly columns: readonly Instrument[];
};

/** What can and cannot be disclosed: fields × instruments, columns grouped by process in the order of the global report. */
export type Matrix = {
  readonly version: string;
  /** ISO date for which the law was read. */
  readonly on: string;
  readonly groups: readonly MatrixGroup[];
  readonly columns: readonly Instrument[];
  readonly rows: readonly MatrixRow[];
};

/**
 * The public page, made by the same gate that decides requests: asker verified, a day's period, a surface where both field and
 * instrument are at home. Only demands for data that are in force on the day have a column.
 */
export function matrix(register: Register, on: string, instruments: readonly Instrument[] = everyInstrument): Matrix {
  const demands = instruments.filter((one) => one.countsAsDemand && isInForce(one, on));
  const groups = (Object.keys(processTypeLabels) as ProcessType[])
    .map((processType) => ({
      processType,
      label: processTypeLabels[processType],
      columns: demands.filter((one) => one.processType === processType),
    }))
    .filter((group) => group.columns.length > 0);
  const columns = groups.flatMap((group) => group.columns);
  const rows = register.fields.map((field) => ({
    field,
    cells: columns.map((column) => cell(register, field, column, on)),
  }));
  return { version: register.version, on, groups, columns, rows };
}

function cell(register: Register, field: Field, instrument: Instrument, on: string): MatrixCell {
  const shared = field.surfaces.find((surface) => instrument.surfaces.includes(surface));
  const surface = shared ?? field.surfaces[0] ?? "private";
  const period = { from: on, to: on };
  const question = {
    register,
    instrument,
    surface,
    verification: "verified",
    period,
    receivedOn: on,
    asked: [field.key],
  } as const;
  const [finding] = gate(question);
  if (!finding) throw new Error(`The gate gave no finding for ${field.key}.`);
  return { instrument: instrument.id, finding: finding.finding, reason: finding.reason };
}
