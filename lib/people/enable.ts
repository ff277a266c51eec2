import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "#lib/people/load.ts";
import { Refusal } from "#lib/refusal.ts";

/** Lets someone in again, with the role and password that they had. Sessions from before stay ended. */
export const enable = operation({
  name: "people.enable",
  permission: "people:manage",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const person = await load(tx, id);
    if (person.disabledAt === null) throw new Refusal("conflict", "This person is not disabled. Nothing was changed.");
    await tx.sql`UPDATE person SET disabled_at = NULL, session_epoch = session_epoch + 1 WHERE id = ${id}`;
    return { result: { id }, audit: [{ action: "person.enabled", subject: `person:${id}` }] };
  },
});
