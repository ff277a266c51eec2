import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Removes a view: one's own; counsel also one that is shared, since whoever shared it may have left.
 * @throws Refusal `not-found` where it is not there, or is somebody else's
 */
export const remove = operation({
  name: "views.remove",
  permission: "views:save",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const [row] = await tx.sql`
      DELETE FROM saved_view WHERE id = ${id} AND (owner_id = ${actor.id} OR (shared AND ${actor.role === "counsel"})) RETURNING id`;
    if (row === undefined) {
      throw new Refusal("not-found", "There is no such view of yours: it was removed, or belongs to somebody else.");
    }
    return { result: { id }, audit: [{ action: "view.removed", subject: `view:${id}` }] };
  },
});
