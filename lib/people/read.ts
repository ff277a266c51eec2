import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { rows } from "#lib/people/rows.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * One person, as administrators see them.
 * @throws Refusal `not-found`
 */
export const read = query({
  name: "people.read",
  permission: "people:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const [person] = await rows(tx, now, fragment`id = ${id}`);
    if (person === undefined) throw new Refusal("not-found", "There is no such person.");
    return person;
  },
});
