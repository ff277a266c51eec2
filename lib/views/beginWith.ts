import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Says where one's queue begins: at a view that one may see, or, with null, at the open requests.
 * @throws Refusal `not-found` for a view that is not there or not for the asker; `conflict` where it begins there already
 */
export const beginWith = operation({
  name: "views.beginWith",
  permission: "views:save",
  input: z.object({ id: z.uuid().nullable() }),
  async run({ tx, actor }, { id }) {
    if (id === null) {
      const [gone] = await tx.sql`DELETE FROM default_view WHERE person_id = ${actor.id} RETURNING view_id`;
      if (gone === undefined) throw new Refusal("conflict", "Your queue begins at the open requests already.");
    } else {
      const [seen] =
        await tx.sql`SELECT id FROM saved_view WHERE id = ${id} AND (shared OR owner_id = ${actor.id}) FOR SHARE`;
      if (seen === undefined) throw new Refusal("not-found", "There is no such view for you; nothing was changed.");
      const [begun] = await tx.sql`
        INSERT INTO default_view (person_id, view_id) VALUES (${actor.id}, ${id})
        ON CONFLICT (person_id) DO UPDATE SET view_id = excluded.view_id WHERE default_view.view_id <> excluded.view_id RETURNING view_id`;
      if (begun === undefined) throw new Refusal("conflict", "Your queue begins with this view already.");
    }
    return { result: { id }, audit: [{ action: "view.begunWith", subject: `person:${actor.id}`, data: { view: id } }] };
  },
});
