import { z } from "zod";
import { query } from "#lib/operation.ts";
import { rows } from "#lib/people/rows.ts";

/** Everyone of the house, those who can get in first, then by name. At most 1,000. */
export const list = query({
  name: "people.list",
  permission: "people:read",
  input: z.object({}),
  run: ({ tx, now }) => rows(tx, now),
});
