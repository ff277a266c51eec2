import { z } from "zod";
import { evidenceInput, type GivenEvidence } from "#lib/evidence/given.ts";
import { keepVerification } from "#lib/evidence/keep.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";

const seen = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/**
 * Records how an officer was shown to be who they say, for a year: called back at a number from an independent register, or by a document.
 * A domain shows an authority, never one person. Only then can they be invited.
 */
export const verify = operation({
  name: "officers.verify",
  permission: "officers:verify",
  input: seen.and(evidenceInput),
  async run({ tx, actor, now, ground }, { id, version, ...given }) {
    const officer = await load(tx, id, version);
    assertVerifiable(officer, given.evidence);
    const evidence = given as GivenEvidence;
    const kept = await keepVerification(tx, ground.keys, { actorId: actor.id, now }, { officerId: id }, evidence);
    const verification = {
      id: kept.id,
      evidence: given.evidence,
      registrySource: given.registrySource,
      note: given.note,
    };
    await tx.sql`
      UPDATE officer SET verified_at = ${now}, verified_by = ${actor.id}, verification = ${JSON.stringify(verification)}::jsonb, version = version + 1
       WHERE id = ${id} AND version = ${version}`;
    const data = { evidence: given.evidence, verification: kept.id, until: kept.until.toISOString() };
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "officer.verified", subject: `officer:${id}`, data }],
    };
  },
});

function assertVerifiable(
  officer: { name: string; verifiedAt: Date | null; disabledAt: Date | null },
  evidence: string,
): void {
  if (officer.disabledAt !== null)
    throw new Refusal("conflict", `${officer.name} was shut out; nothing was recorded. Let them in first.`);
  if (officer.verifiedAt !== null)
    throw new Refusal("conflict", `${officer.name} was verified before; nothing was changed.`);
  if (evidence === "domain") {
    const sentence = "A domain shows an authority, not a person: call the officer back.";
    throw new Refusal("invalid", `${sentence} Nothing was recorded.`, { evidence: sentence });
  }
}
