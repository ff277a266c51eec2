import { z } from "zod";
import { operation } from "#lib/operation.ts";

/**
 * Ends every session of the person who asks, wherever it was opened: clearing a cookie would leave a copy of it alive. Who signs out
 * in one browser signs in again in the others.
 */
export const signOut = operation({
  name: "people.signOut",
  permission: "people:signOut",
  input: z.object({}),
  async run({ tx, actor }) {
    await tx.sql`UPDATE person SET session_epoch = session_epoch + 1 WHERE id = ${actor.id}`;
    return { result: null, audit: [{ action: "person.signedOut", subject: `person:${actor.id}` }] };
  },
});
