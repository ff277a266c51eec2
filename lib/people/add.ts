import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { givenRoles, nameFromEmail, normaliseEmail } from "#lib/people/person.ts";
import { token } from "#lib/people/token.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Adds a person of the house. Answers the token of their one-time sign-in link, which is shown now and never again: only its
 * SHA-256 is kept. The entry names the role and no address.
 * @throws Refusal `conflict` where the address is somebody's already
 */
export const add = operation({
  name: "people.add",
  permission: "people:manage",
  input: z.object({
    email: z
      .string()
      .max(254)
      .transform(normaliseEmail)
      .pipe(z.email("This is not an e-mail address: name@organisation.example")),
    role: z.enum(givenRoles, `Choose one of ${givenRoles.join(", ")}`),
    name: z.string().trim().max(200).optional(),
  }),
  async run({ tx, now }, { email, role, name }) {
    const id = newId();
    const [added] = await tx.sql`
      INSERT INTO person (id, email, name, role, created_at)
      VALUES (${id}, ${email}, ${name || nameFromEmail(email)}, ${role}, ${now}) ON CONFLICT (email) DO NOTHING RETURNING id`;
    if (added === undefined) {
      throw new Refusal(
        "conflict",
        "Someone with this e-mail address is here already. Nothing was added: give them a new link, or enable them, in the list.",
        { email: "Someone has this address already" },
      );
    }
    const link = await token(tx, id, now);
    return { result: { id, ...link }, audit: [{ action: "person.added", subject: `person:${id}`, data: { role } }] };
  },
});
