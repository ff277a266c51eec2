import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { activeAdministrators, load } from "#lib/people/load.ts";
import { assertAdministratorLeft } from "#lib/people/person.ts";
import { voidLinks } from "#lib/people/token.ts";
import { Refusal } from "#lib/refusal.ts";

/** Shuts someone out: their sessions end at once and their links stop opening. What they did stays theirs, in the log. */
export const disable = operation({
  name: "people.disable",
  permission: "people:manage",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const administrators = await activeAdministrators(tx);
    const person = await load(tx, id);
    if (person.disabledAt !== null)
      throw new Refusal("conflict", "This person is disabled already. Nothing was changed.");
    assertAdministratorLeft(administrators, id);
    await tx.sql`UPDATE person SET disabled_at = ${now}, session_epoch = session_epoch + 1 WHERE id = ${id}`;
    await voidLinks(tx, id);
    return { result: { id }, audit: [{ action: "person.disabled", subject: `person:${id}` }] };
  },
});
