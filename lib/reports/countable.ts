import { z } from "zod";
import { outcomes } from "#lib/requests/request.ts";
import type { RequestEntry, StatisticRow } from "#lib/requests/statistic.ts";
import { type Folded, foldOutside } from "./outside.ts";

const time = z.iso.datetime();
const words = z.array(z.string());

/** What figures and their pages read of a statistic. */
const statistic = z.object({
  id: z.string(),
  receivedAt: time,
  country: z.string(),
  instrument: z.string(),
  emergency: z.boolean(),
  accounts: z.number().nullable(),
  outcome: z.enum(outcomes),
  refusalReason: z.string().nullable(),
  fieldsAsked: words,
  decidedAt: time.nullable(),
  producedAt: time.nullable(),
  notifiedAt: time.nullable(),
  imported: z.boolean(),
  counted: z.boolean(),
});

/**
 * A row as it can be counted: what an owner of the database wrote into a row or an entry may be anything.
 * @throws RangeError where it is no statistic of a request
 */
export function countable(row: unknown): StatisticRow {
  const parsed = statistic.safeParse(row);
  if (parsed.success) return row as StatisticRow;
  const [member] = parsed.error.issues[0]?.path ?? [];
  throw new RangeError(member === undefined ? "it is no statistic" : `its ${String(member)} is none`);
}

/** The suspicion, contact or order of these entries, as it can be counted. @throws RangeError where they tell of none */
export function countableOutside(entries: readonly RequestEntry[]): Folded {
  const folded = foldOutside(entries);
  if (folded.kind === "order") return { kind: "order", row: countable(folded.row) };
  const at = folded.kind === "suspicion" ? folded.row.raisedAt : folded.row.heldAt;
  if (!time.safeParse(at).success) throw new RangeError("its time is none");
  return folded;
}
