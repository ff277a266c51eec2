import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { commitmentInput } from "./given.ts";
import { addCommitments, lock } from "./keep.ts";

/** Adds a commitment that was given at a contact and not written down with it. The same words land once. */
export const promise = operation({
  name: "contacts.promise",
  permission: "contacts:record",
  input: commitmentInput.extend({ id: z.uuid() }),
  async run({ tx, actor, now }, { id, ...given }) {
    await lock(tx, id);
    const [twin] = await tx.sql`SELECT id FROM contact_commitment WHERE contact_id = ${id} AND text = ${given.text}`;
    if (twin !== undefined)
      throw new Refusal("conflict", "This commitment stands at the contact already; nothing was saved.");
    await addCommitments(tx, { actor, now }, id, [given]);
    return {
      result: { id },
      audit: [
        { action: "contact.promised", subject: `contact:${id}`, data: { byWhom: given.byWhom, dueOn: given.dueOn } },
      ],
    };
  },
});
