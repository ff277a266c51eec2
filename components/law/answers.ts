import type { Instrument } from "#lib/law/instrument.ts";
import type { Field } from "#lib/register/field.ts";
import { matrix } from "#lib/register/matrix.ts";

/** What the register answers under one instrument, as if its asker were verified. */
export function answersOf(register: { fields: readonly Field[]; number: number }, instrument: Instrument, on: string) {
  const { fields, number } = register;
  return matrix({ version: String(number), fields }, on, [instrument]).rows.flatMap(({ field, cells }) =>
    cells.map(({ finding, reason }) => ({ key: field.key, label: field.label, finding, reason })),
  );
}
