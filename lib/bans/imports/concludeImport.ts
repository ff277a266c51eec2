import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { countRejections } from "#lib/bans/imports/rejection.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const count = z.number().int().min(0);

const ending = z.object({
  id: z.uuid(),
  /** The offset that its batches left. */
  from: count,
  offset: count,
  lines: count,
  /** The line up to which rejections are counted already, and how many were told behind it. */
  counted: count.default(0),
  rejected: count.default(0),
  /** The counts of one that came in a single request, which no batch wrote down. */
  whole: z.object({ imported: count, duplicate: count, conflicting: count }).optional(),
});

type Closed = Pick<ImportState, "imported" | "duplicate" | "rejected" | "conflicting">;

/** Closes an import whose stream came to its end: nothing more is taken, its counts stand. */
export const concludeImport = operation({
  name: "bans.concludeImport",
  permission: "bans:import",
  input: ending,
  async run({ tx, actor, now }, given) {
    await assertKeyLive(tx, actor);
    const { closed, entry } = await closeImport(tx, actor.name, now, given);
    return { result: closed, audit: [entry] };
  },
});

/** @throws Refusal `conflict` where another connection went on with it, or left rejections that this one did not tell */
export async function closeImport(
  tx: Tx,
  source: string,
  now: Date,
  { id, from, offset, lines, counted, rejected, whole }: z.output<typeof ending>,
): Promise<{ readonly closed: Closed; readonly entry: AuditEntry }> {
  const [here] = await tx.sql`SELECT FROM ban_import
    WHERE id = ${id}::uuid AND source = ${source} AND upload_offset = ${from} AND concluded_at IS NULL FOR UPDATE`;
  if (here === undefined || (await countRejections(tx, id, { after: counted })) !== rejected) throw elsewhere();
  const [closed] = await tx.sql<Closed>`
    UPDATE ban_import SET upload_offset = ${offset}, lines = ${lines}, concluded_at = greatest(opened_at, ${now}),
           changed_at = greatest(changed_at, ${now}), imported = imported + ${whole?.imported ?? 0},
           duplicate = duplicate + ${whole?.duplicate ?? 0}, rejected = rejected + ${rejected},
           conflicting = conflicting + ${whole?.conflicting ?? 0}
     WHERE id = ${id}::uuid
    RETURNING imported::float8 AS imported, duplicate::float8 AS duplicate, rejected::float8 AS rejected,
           conflicting::float8 AS conflicting`;
  if (closed === undefined) throw elsewhere();
  // Once an import, not once a batch: importers would wait for each other at the job's row.
  await enqueue(tx, "summarise-bans", {}, { key: "summarise-bans" });
  const data = { source, lines, ...closed };
  return { closed, entry: { action: "import.concluded", subject: `import:${id}`, data } };
}

/** Two connections went on with one import, and the other was first. */
export function elsewhere(): Refusal {
  return new Refusal(
    "conflict",
    "Another connection has gone on with this import meanwhile; of this one's last batch nothing was kept. Ask for the offset and go on from there.",
  );
}
