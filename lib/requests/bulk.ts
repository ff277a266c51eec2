import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Audit, AuditEntry } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Missed, missed, sentenceOf } from "./missed.ts";

/** So many requests an act: one page of the queue is 50, and four pages are what somebody has looked at. */
const bulkMax = 200;
/** How long an act over several can be taken back, and how long its mail waits. The database holds it too (`bulk_undone_in_time`). */
export const undoMs = 60_000;

/** The requests of an act, each with the version that was seen. */
export const bulkRequests = z
  .array(z.object({ id: z.uuid(), version: z.coerce.number().int() }))
  .min(1, "Tick a request first")
  .max(bulkMax, `At most ${bulkMax} requests at once`);
type Seen = z.output<typeof bulkRequests>;

/** What an act over several answers: how many it reached, whom it did not, and until when it can be taken back. */
export type BulkResult = {
  readonly bulk: string;
  readonly done: number;
  readonly missed: readonly Missed[];
  readonly undoUntil: Date;
};

/** The ids, as an array parameter of SQL; `versionsOf` has the versions in the same order. */
export const idsOf = (seen: Seen) => seen.map(({ id }) => id);
export const versionsOf = (seen: Seen) => seen.map(({ version }) => version);

/** A row that the act reached: the version that it left, and who had the request before. */
export type BulkRow = { readonly id: string; readonly version: number; readonly previousOwner: string | null };

type Done = {
  readonly kind: "assign" | "acknowledge";
  readonly seen: Seen;
  readonly rows: readonly BulkRow[];
  readonly entry: (id: string, bulk: string) => AuditEntry;
};

/**
 * Keeps what the act changed, so that it can be taken back, and says who was not reached.
 * @throws Refusal `conflict` where it reached nobody: then nothing was changed
 */
export async function keepBulk(
  tx: Tx,
  actor: Actor,
  now: Date,
  { kind, seen, rows, entry }: Done,
): Promise<{ result: BulkResult; audit: Audit }> {
  const reached = new Set(rows.map(({ id }) => id));
  const left = await missed(
    tx,
    idsOf(seen).filter((id) => !reached.has(id)),
  );
  const bulk = newId();
  const [first, ...more] = rows.map(({ id }) => entry(id, bulk));
  if (first === undefined) throw new Refusal("conflict", `${sentenceOf(left)} Nothing was changed.`);
  await tx.sql`INSERT INTO bulk (id, kind, done_by, done_at) VALUES (${bulk}, ${kind}, ${actor.id}, ${now})`;
  await tx.sql`
    INSERT INTO bulk_row (bulk_id, request_id, version, previous_owner)
    SELECT ${bulk}, id, version, owner FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::integer[],
      ${rows.map(({ previousOwner }) => previousOwner)}::uuid[]) AS given (id, version, owner)`;
  const undoUntil = new Date(now.getTime() + undoMs);
  return { result: { bulk, done: rows.length, missed: left, undoUntil }, audit: [first, ...more] };
}
