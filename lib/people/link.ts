import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "#lib/people/load.ts";
import { token } from "#lib/people/token.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * A new one-time link for someone who lost their password. Ends their sessions, and stops every earlier link: whoever held
 * those is out. The old password opens until the new one is set.
 */
export const link = operation({
  name: "people.link",
  permission: "people:manage",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const person = await load(tx, id);
    if (person.disabledAt !== null) {
      throw new Refusal("conflict", "This person is disabled. No link was made: enable them first.");
    }
    await tx.sql`UPDATE person SET session_epoch = session_epoch + 1 WHERE id = ${id}`;
    const made = await token(tx, id, now);
    return { result: { id, ...made }, audit: [{ action: "person.linked", subject: `person:${id}` }] };
  },
});
