import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { viewFilters } from "./view.ts";

const ownMax = 50;

const input = z.object({
  name: z.string().trim().min(1, "Give the view a name").max(60),
  shared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
  filters: viewFilters.strict(),
});

/**
 * Keeps a way of looking at the queue under a name, for oneself or for everybody of the desk. Its filters are checked by the queue's own
 * rules, so that a kept view always opens.
 * @throws Refusal `conflict` where one of one's own is called that
 */
export const save = operation({
  name: "views.save",
  permission: "views:save",
  input,
  async run({ tx, actor, now }, { name, shared, isDefault, filters }) {
    const id = newId();
    const [counted] = await tx.sql<{
      own: number;
    }>`SELECT count(*)::int AS own FROM saved_view WHERE owner_id = ${actor.id}`;
    if ((counted?.own ?? 0) >= ownMax) {
      throw new Refusal(
        "conflict",
        `You have ${ownMax} views, which is as many as there can be. Nothing was saved: remove one.`,
      );
    }
    const [row] = await tx.sql`
      INSERT INTO saved_view (id, owner_id, name, shared, filters, created_at)
      VALUES (${id}, ${actor.id}, ${name}, ${shared}, ${JSON.stringify(filters)}::jsonb, ${now})
      ON CONFLICT (owner_id, lower(name)) DO NOTHING RETURNING id`;
    if (row === undefined) {
      const sentence = "A view of yours has this name already.";
      throw new Refusal("conflict", `${sentence} Nothing was saved: choose another, or remove that one.`, {
        name: sentence,
      });
    }
    if (isDefault) {
      await tx.sql`
        INSERT INTO default_view (person_id, view_id) VALUES (${actor.id}, ${id})
        ON CONFLICT (person_id) DO UPDATE SET view_id = excluded.view_id`;
    }
    // Its name and its words may name people; the log says that it is there and how it is kept.
    const data = { shared, isDefault, filters: Object.keys(filters).sort() };
    return { result: { id }, audit: [{ action: "view.saved", subject: `view:${id}`, data }] };
  },
});
