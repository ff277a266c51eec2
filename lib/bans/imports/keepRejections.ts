import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { takeRepeat } from "#lib/bans/arriving/repeat.ts";
import { addRejections } from "#lib/bans/imports/rejection.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** With more than these nobody corrects rows by hand: the sender's program is wrong, and so is what it sends on. */
const rejectionsMax = 1_000_000;
const countMax = 200_000;

/**
 * Keeps the rejections of an import that no batch takes along. With `whole` the import came in one request and is written down with its
 * first rejection; a repeat under the same key finds that one, and `standing` says that it is concluded and changes no more. Its last
 * call says what was `taken`, the SHA-256 of all that came and the answer to it: by these the key is known again, also where not one row was sound.
 */
export const keepRejections = operation({
  name: "bans.keepRejections",
  permission: "bans:import",
  input: z.object({
    id: z.uuid(),
    whole: z
      .object({
        repeatKey: z.string().min(1).max(255).optional(),
        taken: z.object({ digest: z.string(), answer: z.record(z.string(), z.unknown()) }).optional(),
      })
      .optional(),
    rejections: z.array(z.object({ line: z.number().int().positive(), reason: z.string().min(1) })).max(countMax),
  }),
  async run({ tx, actor, now }, { id: given, whole, rejections }) {
    await assertKeyLive(tx, actor);
    const source = actor.name;
    if (whole !== undefined) await writeDown(tx, source, given, whole.repeatKey, now);
    const [row] = await tx.sql<{ id: string; standing: boolean }>`
      SELECT id, concluded_at IS NOT NULL AS standing FROM ban_import WHERE source = ${source}
         AND (id = ${given}::uuid OR (whole AND repeat_key = ${whole?.repeatKey ?? null})) FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such import of this source. Nothing was kept.");
    const { id, standing } = row;
    if (whole?.repeatKey !== undefined && whole.taken !== undefined)
      await takeRepeat(tx, actor, now, { key: whole.repeatKey, ...whole.taken });
    const subject = `import:${id}` as const;
    if (standing) {
      if (whole === undefined)
        throw new Refusal("conflict", "This import is concluded. Nothing was taken: open a new one.");
      return { result: row, audit: [{ action: "import.repeated", subject, data: { source } }] };
    }
    const kept = await addRejections(tx, id, rejections);
    const [changed] = await tx.sql<{ rejected: number }>`
      UPDATE ban_import SET rejected = rejected + ${kept}, changed_at = greatest(changed_at, ${now})
       WHERE id = ${id}::uuid RETURNING rejected::float8 AS rejected`;
    const rejected = changed?.rejected ?? kept;
    if (rejected > rejectionsMax) throw tooMany();
    return { result: row, audit: [{ action: "import.continued", subject, data: { source, rejected } }] };
  },
});

async function writeDown(tx: Tx, source: string, id: string, key: string | undefined, now: Date): Promise<void> {
  await tx.sql`INSERT INTO ban_import (id, source, whole, repeat_key, opened_at, changed_at)
    VALUES (${id}, ${source}, true, ${key ?? null}, ${now}, ${now}) ON CONFLICT DO NOTHING`;
}

function tooMany(): Refusal {
  return new Refusal(
    "invalid",
    `More than ${rejectionsMax.toLocaleString("en")} rows could not be taken, so the import was stopped. What was committed before is kept: read the reasons, correct the sending program and send again.`,
  );
}
