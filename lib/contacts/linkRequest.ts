import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { lock } from "./keep.ts";

/** Ties a request to a contact at which it was spoken about, by its reference or its id. */
export const linkRequest = operation({
  name: "contacts.linkRequest",
  permission: "contacts:record",
  input: z.object({ id: z.uuid(), request: z.string().trim().min(1, "Write the request's reference").max(200) }),
  async run({ tx, actor, now }, { id, request }) {
    await lock(tx, id);
    const byId = z.uuid().safeParse(request).success;
    const found = byId
      ? await tx.sql<{ id: string }>`SELECT id FROM legal_request WHERE id = ${request}`
      : await tx.sql<{ id: string }>`SELECT id FROM legal_request WHERE lower(reference) = lower(${request}) LIMIT 2`;
    const [only, another] = found;
    if (only === undefined || another !== undefined) {
      const sentence =
        only === undefined
          ? "No request has this reference."
          : "Several requests have this reference: write the id from its address.";
      throw new Refusal("not-found", `${sentence} Nothing was saved.`, { request: sentence });
    }
    const added = await tx.sql`
      INSERT INTO contact_request (contact_id, request_id, linked_by, linked_at) VALUES (${id}, ${only.id}, ${actor.id}, ${now})
      ON CONFLICT DO NOTHING RETURNING request_id`;
    if (added.length === 0)
      throw new Refusal("conflict", "This request is tied to the contact already; nothing was changed.");
    return {
      result: { id },
      audit: [{ action: "contact.requestLinked", subject: `contact:${id}`, data: { request: only.id } }],
    };
  },
});
