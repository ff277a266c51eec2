import type { FieldAnswer } from "#components/officers/asked-of-register.tsx";
import { ground } from "#lib/db/ground.ts";
import type { Instrument } from "#lib/law/instrument.ts";
import { publicMatrix } from "#lib/register/publicMatrix.ts";

/** What the register holds, and whether the instrument reaches it: the same public matrix that anybody can read. */
export async function answersUnder({ id }: Instrument): Promise<FieldAnswer[]> {
  const shown = await publicMatrix(ground());
  if (shown === null) return [];
  return shown.matrix.rows.map(({ field, cells }) => {
    const cell = cells.find(({ instrument }) => instrument === id);
    return { field, available: cell === undefined ? null : cell.finding === "available" };
  });
}
