import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { assertDomainShows } from "#lib/evidence/domainProof.ts";
import { evidenceInput, type GivenEvidence } from "#lib/evidence/given.ts";
import { keepVerification } from "#lib/evidence/keep.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertVerifiable } from "./authority.ts";
import { assertChanged, load } from "./load.ts";

const seen = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/**
 * Records how an authority was shown to be who it says, for a year. A domain is asked before the transaction. Its waiting requests are
 * judged anew from then on.
 */
export const verify = operation({
  name: "authorities.verify",
  permission: "authorities:verify",
  input: seen.and(evidenceInput),
  async prepare({ read, now }, given) {
    if (given.evidence !== "domain") return null;
    const challenge = await read((tx) => openChallenge(tx, given, now));
    await assertDomainShows(given.domain, challenge.token);
    return challenge.id;
  },
  async run({ tx, actor, now, ground }, given, challengeId: string | null) {
    const { id, version, evidence, registrySource, note } = given;
    const authority = await load(tx, id);
    assertVerifiable(authority, now);
    const whom = { authorityId: id };
    const kept = await keepVerification(tx, ground.keys, { actorId: actor.id, now }, whom, evidenceOf(given));
    const verification = { id: kept.id, evidence, registrySource, note };
    const changed = await tx.sql`
      UPDATE authority SET verified_at = ${now}, verified_by = ${actor.id}, verification = ${JSON.stringify(verification)}::jsonb,
             verified_until = ${kept.until}, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    assertChanged(changed, authority);
    if (challengeId !== null) await tx.sql`UPDATE domain_challenge SET answered_at = ${now} WHERE id = ${challengeId}`;
    const data = { evidence, country: authority.country, verification: kept.id, until: kept.until.toISOString() };
    return { result: { id }, audit: [{ action: "authority.verified", subject: `authority:${id}`, data }] };
  },
});

/** The evidence without the row that was seen. */
function evidenceOf({ id: _id, version: _version, ...evidence }: z.output<typeof seen> & GivenEvidence): GivenEvidence {
  return evidence as GivenEvidence;
}

async function openChallenge(
  { sql }: Tx,
  { id, domain }: { id: string; domain: string },
  now: Date,
): Promise<{ id: string; token: string }> {
  const [row] = await sql<{ id: string; token: string }>`
    SELECT id, token FROM domain_challenge
     WHERE authority_id = ${id} AND domain = ${domain} AND answered_at IS NULL AND expires_at > ${now} ORDER BY made_at DESC LIMIT 1`;
  if (row !== undefined) return row;
  throw new Refusal(
    "conflict",
    `${domain} was not asked for our word yet, or the word is too old; nothing was recorded. Ask it first.`,
  );
}
