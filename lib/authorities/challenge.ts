import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { challengeName, challengeText, newToken } from "#lib/evidence/domainProof.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";

const answerDays = 30;
const dayMs = 86_400_000;

/**
 * Makes the word that the authority puts into the DNS of one of its domains. Answers the name of the TXT record and its text; whoever can
 * set it controls the domain. A word is good for 30 days.
 */
export const challenge = operation({
  name: "authorities.challenge",
  permission: "authorities:verify",
  input: z.object({ id: z.uuid(), domain: z.string().max(253) }),
  async run({ tx, actor, now }, { id, domain }) {
    const authority = await load(tx, id);
    if (!authority.domains.includes(domain)) {
      throw new Refusal(
        "conflict",
        `${domain} is not among the domains of ${authority.name}; nothing was made. Add it first.`,
      );
    }
    // One word a domain at a time: two people at once would send the authority two.
    await tx.sql`SELECT id FROM authority WHERE id = ${id} FOR NO KEY UPDATE`;
    const [open] = await tx.sql`
      SELECT id FROM domain_challenge WHERE authority_id = ${id} AND domain = ${domain} AND answered_at IS NULL AND expires_at > ${now}`;
    if (open !== undefined) {
      throw new Refusal(
        "conflict",
        `${domain} was asked for our word before; nothing was made. It stands on the authority's page.`,
      );
    }
    const [challengeId, token] = [newId(), newToken()];
    await tx.sql`
      INSERT INTO domain_challenge (id, authority_id, domain, token, made_by, made_at, expires_at)
      VALUES (${challengeId}, ${id}, ${domain}, ${token}, ${actor.id}, ${now}, ${new Date(now.getTime() + answerDays * dayMs)})`;
    return {
      result: { id: challengeId, name: challengeName(domain), text: challengeText(token) },
      audit: [{ action: "authority.challenged", subject: `authority:${id}`, data: { challenge: challengeId } }],
    };
  },
});
