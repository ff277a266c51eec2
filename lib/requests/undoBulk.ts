import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { acknowledgementJob } from "./acknowledge.ts";
import { undoMs } from "./bulk.ts";
import { type Missed, missed, sentenceOf } from "./missed.ts";

type Bulk = { readonly id: string; readonly kind: "assign" | "acknowledge"; readonly doneAt: Date };

/**
 * Takes an act over several back, within a minute and by who did it: owners are again who they were, an acknowledgement is none any more
 * and its mail, which waited, never leaves. What somebody changed since stays as it is and is named.
 */
export const undoBulk = operation({
  name: "requests.undoBulk",
  permission: "requests:assign",
  input: z.object({ bulk: z.uuid() }),
  async run({ tx, actor, now }, { bulk: id }) {
    const bulk = await take(tx, actor, now, id);
    const undone = bulk.kind === "assign" ? await giveBack(tx, bulk, now) : await takeBack(tx, id);
    const left = await leftOf(tx, id, undone);
    const action = bulk.kind === "assign" ? "request.assignmentUndone" : "request.acknowledgementUndone";
    const [first, ...more] = undone.map(
      (request): AuditEntry => ({ action, subject: `request:${request}`, data: { bulk: id } }),
    );
    if (first === undefined) throw new Refusal("conflict", `${sentenceOf(left)} Nothing was taken back.`);
    return { result: { kind: bulk.kind, undone: undone.length, missed: left }, audit: [first, ...more] };
  },
});

/** Marks it as taken back: of two who try, one does. */
async function take(tx: Tx, actor: Actor, now: Date, id: string): Promise<Bulk> {
  const [bulk] = await tx.sql<Bulk & { undoneAt: Date | null }>`
    SELECT id, kind, done_at AS "doneAt", undone_at AS "undoneAt" FROM bulk WHERE id = ${id} AND done_by::text = ${actor.id} FOR UPDATE`;
  if (bulk === undefined) throw new Refusal("not-found", "There is no such act of yours.");
  if (bulk.undoneAt !== null) throw new Refusal("conflict", "This was taken back already; nothing was changed.");
  if (now.getTime() > bulk.doneAt.getTime() + undoMs) {
    throw new Refusal("conflict", "The minute in which it could be taken back is over; nothing was changed.");
  }
  await tx.sql`UPDATE bulk SET undone_at = ${now} WHERE id = ${id}`;
  return bulk;
}

/** Owners are who they were; whom the act told about it need not look any more. */
async function giveBack(tx: Tx, { id, doneAt }: Bulk, now: Date): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    UPDATE legal_request r SET assigned_to = b.previous_owner, version = r.version + 1 FROM bulk_row b
     WHERE b.bulk_id = ${id} AND r.id = b.request_id AND r.version = b.version RETURNING r.id`;
  const ids = rows.map((row) => row.id);
  await tx.sql`
    UPDATE notification SET read_at = ${now}
     WHERE kind = 'assigned' AND told_at = ${doneAt} AND read_at IS NULL AND request_id = ANY(${ids}::uuid[])`;
  return ids;
}

async function takeBack(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    UPDATE legal_request r SET acknowledged_at = NULL, acknowledged_by = NULL, version = r.version + 1 FROM bulk_row b
     WHERE b.bulk_id = ${id} AND r.id = b.request_id AND r.version = b.version AND r.acknowledgement_sent_at IS NULL RETURNING r.id`;
  for (const row of rows) await tx.sql`SELECT graphile_worker.remove_job(${acknowledgementJob(row.id)})`;
  return rows.map((row) => row.id);
}

async function leftOf(tx: Tx, bulk: string, undone: readonly string[]): Promise<Missed[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT request_id AS id FROM bulk_row WHERE bulk_id = ${bulk} AND request_id <> ALL(${undone}::uuid[])`;
  return missed(
    tx,
    rows.map(({ id }) => id),
  );
}
