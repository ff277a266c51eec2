import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { addRejections } from "#lib/bans/imports/rejection.ts";
import { writeDown } from "#lib/bans/imports/writeDown.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const countMax = 200_000;

/**
 * Keeps rejections of an import that no batch takes along. With `whole` the import came in one request and is written down with its
 * first rejection. With `anew` those behind the committed lines go first: an earlier go that was cut left them, and its text comes again.
 * What they count for the import is added with the lines on which they are.
 */
export const keepRejections = operation({
  name: "bans.keepRejections",
  permission: "bans:import",
  input: z.object({
    id: z.uuid(),
    whole: z.boolean().default(false),
    anew: z.boolean().default(false),
    rejections: z.array(z.object({ line: z.number().int().positive(), reason: z.string().min(1) })).max(countMax),
  }),
  async run({ tx, actor, now }, { id, whole, anew, rejections }) {
    await assertKeyLive(tx, actor);
    const source = actor.name;
    if (whole) await writeDown(tx, source, id, now);
    const [row] = await tx.sql<{ lines: number; isConcluded: boolean }>`
      SELECT lines::float8 AS lines, concluded_at IS NOT NULL AS "isConcluded" FROM ban_import
       WHERE source = ${source} AND id = ${id}::uuid FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such import of this source. Nothing was kept.");
    if (row.isConcluded) throw new Refusal("conflict", "This import is concluded. Nothing was taken: open a new one.");
    if (anew) await tx.sql`DELETE FROM ban_rejection WHERE import_id = ${id}::uuid AND line > ${row.lines}`;
    const kept = await addRejections(tx, id, rejections);
    await tx.sql`UPDATE ban_import SET changed_at = greatest(changed_at, ${now}) WHERE id = ${id}::uuid`;
    const data = { source, kept, anew };
    return { result: { id, kept }, audit: [{ action: "import.continued", subject: `import:${id}`, data }] };
  },
});
