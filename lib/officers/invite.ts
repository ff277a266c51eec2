import { z } from "zod";
import { evidenceKinds } from "#lib/authorities/authority.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { invitableAt } from "./invitable.ts";
import { sendInvitation } from "./invitation.ts";

const line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters");

/**
 * Lets an officer of a verified authority into the portal: records how they were shown to be who they say, and sends the one-time link
 * to their address at one of the authority's domains. The entries name the authority and the kind of evidence, and no person.
 * @throws Refusal `conflict` at an authority that is not verified or frozen, or for an address that is an officer's already; `invalid`
 *   for an address elsewhere
 */
export const invite = operation({
  name: "officers.invite",
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
    evidence: z.enum(evidenceKinds, "Say how they were shown to be who they say"),
    registrySource: line.min(3, "Name the independent register that you used"),
    note: z.string().trim().min(10, "Say in a sentence what was checked").max(2000),
  }),
  async run({ tx, actor, now, ground }, { authorityId, email, name, title, phone, ...verification }) {
    const authority = await invitableAt(tx, authorityId, email);
    const id = newId();
    const [added] = await tx.sql`
      INSERT INTO officer (id, authority_id, email, name, title, phone, verified_at, verified_by, verification, created_by, created_at)
      VALUES (${id}, ${authorityId}, ${email}, ${name}, ${title || null}, ${phone || null}, ${now}, ${actor.id},
              ${JSON.stringify(verification)}::jsonb, ${actor.id}, ${now})
      ON CONFLICT (email) DO NOTHING RETURNING id`;
    if (added === undefined) {
      const sentence = "An officer has this address already.";
      throw new Refusal("conflict", `${sentence} Nobody was invited: invite them anew in the list of their authority.`, {
        email: sentence,
      });
    }
    const expiresAt = await sendInvitation(tx, ground, actor, now, { id, name, email, authority: authority.name });
    return {
      result: { id, version: 1, expiresAt },
      audit: [
        { action: "officer.verified", subject: `officer:${id}`, data: { evidence: verification.evidence } },
        { action: "officer.invited", subject: `officer:${id}`, data: { authority: authorityId, again: false } },
      ],
    };
  },
});
