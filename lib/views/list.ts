import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { SavedView } from "./view.ts";

const viewsMax = 200;

/** The reader's own views and those that others share, by name; at most 200. */
export const list = query({
  name: "views.list",
  permission: "views:read",
  input: z.object({}),
  run: ({ tx, actor }) => tx.sql<SavedView>`
    SELECT v.id, v.name, v.filters, v.shared, v.owner_id::text = ${actor.id} AS own, p.name AS "ownerName", v.version,
           d.view_id IS NOT NULL AS "isDefault"
      FROM saved_view v JOIN person p ON p.id = v.owner_id
      LEFT JOIN default_view d ON d.view_id = v.id AND d.person_id::text = ${actor.id}
     WHERE v.owner_id::text = ${actor.id} OR v.shared ORDER BY lower(v.name), v.id LIMIT ${viewsMax}`,
});
