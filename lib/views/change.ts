import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Shares one of one's own views with everybody of the desk, or keeps it to oneself again. Whose queue began with it and who is not its owner
 * begins at the open requests then.
 * @throws Refusal `conflict` when somebody changed it since
 */
export const change = operation({
  name: "views.change",
  permission: "views:save",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), shared: z.boolean() }),
  async run({ tx, actor }, { id, version, shared }) {
    const [row] = await tx.sql<{ version: number }>`
      UPDATE saved_view SET shared = ${shared}, version = version + 1
       WHERE id = ${id} AND owner_id = ${actor.id} AND version = ${version} RETURNING version`;
    if (row === undefined) {
      const [own] = await tx.sql`SELECT id FROM saved_view WHERE id = ${id} AND owner_id = ${actor.id}`;
      if (own === undefined) throw new Refusal("not-found", "There is no such view of yours.");
      throw new Refusal("conflict", "The view was changed since you looked. Nothing was saved: look again.");
    }
    if (!shared) await tx.sql`DELETE FROM default_view WHERE view_id = ${id} AND person_id <> ${actor.id}`;
    return {
      result: { id, version: row.version },
      audit: [{ action: "view.changed", subject: `view:${id}`, data: { shared } }],
    };
  },
});
