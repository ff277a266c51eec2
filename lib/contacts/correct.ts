import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertHeld } from "./contact.ts";
import { contactInput } from "./given.ts";
import { addVersion, entryData, lock } from "./keep.ts";

/** Corrects a contact by a further version with its reason: what was written before stays readable. Commitments stand as they were given. */
export const correct = operation({
  name: "contacts.correct",
  permission: "contacts:record",
  input: contactInput.extend({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence why it is corrected").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, reason, ...given }) {
    assertHeld(given.heldAt, now);
    const number = (await lock(tx, id, version)) + 1;
    await addVersion(tx, { actor, now }, id, number, given, reason);
    await tx.sql`UPDATE contact SET version = ${number}, held_at = ${given.heldAt}, country = ${given.country} WHERE id = ${id}`;
    return {
      result: { id, version: number },
      audit: [
        { action: "contact.corrected", subject: `contact:${id}`, data: { ...entryData(given), version: number } },
      ],
    };
  },
});
