import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const count = z.number().int().min(0);

/**
 * Closes an import whose stream came to its end: nothing more is taken, its counts stand. `from` is the offset that its batches left;
 * `whole` are the counts of one that came in a single request, which no batch wrote down.
 */
export const concludeImport = operation({
  name: "bans.concludeImport",
  permission: "bans:import",
  input: z.object({
    id: z.uuid(),
    from: count,
    offset: count,
    lines: count,
    whole: z.object({ imported: count, duplicate: count, conflicting: count }).optional(),
  }),
  async run({ tx, actor, now }, { id, from, offset, lines, whole }) {
    await assertKeyLive(tx, actor);
    const source = actor.name;
    const [closed] = await tx.sql<Pick<ImportState, "imported" | "duplicate" | "rejected" | "conflicting">>`
      UPDATE ban_import SET upload_offset = ${offset}, lines = ${lines}, concluded_at = greatest(opened_at, ${now}),
             changed_at = greatest(changed_at, ${now}), imported = imported + ${whole?.imported ?? 0},
             duplicate = duplicate + ${whole?.duplicate ?? 0}, conflicting = conflicting + ${whole?.conflicting ?? 0}
       WHERE id = ${id}::uuid AND source = ${source} AND upload_offset = ${from} AND concluded_at IS NULL
      RETURNING imported::float8 AS imported, duplicate::float8 AS duplicate, rejected::float8 AS rejected,
             conflicting::float8 AS conflicting`;
    if (closed === undefined) throw elsewhere();
    // Once an import, not once a batch: importers would wait for each other at the job's row.
    await enqueue(tx, "summarise-bans", {}, { key: "summarise-bans" });
    return {
      result: closed,
      audit: [{ action: "import.concluded", subject: `import:${id}`, data: { source, lines, ...closed } }],
    };
  },
});

/** Two connections went on with one import, and the other was first. */
export function elsewhere(): Refusal {
  return new Refusal(
    "conflict",
    "Another connection has gone on with this import meanwhile; of this one's last batch nothing was kept. Ask for the offset and go on from there.",
  );
}
