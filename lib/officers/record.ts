import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters");

/**
 * Records an officer of an authority: who they are, so that they can be verified and then invited. Nobody is told, and nothing opens.
 * The entry names the authority and no person.
 * @throws Refusal `not-found` for the authority, `conflict` where the address is an officer's already
 */
export const record = operation({
  name: "officers.record",
  permission: "officers:invite",
  input: z.object({
    authorityId: z.uuid(),
    email: z
      .string()
      .max(320)
      .transform((text) => text.trim().toLowerCase())
      .pipe(z.email("This is not an e-mail address: name@authority.example")),
    name: line.min(1, "Name the officer"),
    title: line.optional(),
    phone: line.max(50).optional(),
  }),
  async run({ tx, actor, now }, { authorityId, email, name, title, phone }) {
    const [authority] = await tx.sql`SELECT id FROM authority WHERE id = ${authorityId}`;
    if (authority === undefined) throw new Refusal("not-found", "There is no such authority. Nobody was recorded.");
    const id = newId();
    const [added] = await tx.sql`
      INSERT INTO officer (id, authority_id, email, name, title, phone, created_by, created_at)
      VALUES (${id}, ${authorityId}, ${email}, ${name}, ${title || null}, ${phone || null}, ${actor.id}, ${now})
      ON CONFLICT (email) DO NOTHING RETURNING id`;
    if (added === undefined) {
      const sentence = "An officer has this address already.";
      throw new Refusal("conflict", `${sentence} Nobody was recorded: look in the list of their authority.`, {
        email: sentence,
      });
    }
    return {
      result: { id, version: 1 },
      audit: [{ action: "officer.recorded", subject: `officer:${id}`, data: { authority: authorityId } }],
    };
  },
});
