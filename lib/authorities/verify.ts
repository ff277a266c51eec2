import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertVerifiable, evidenceKinds } from "./authority.ts";

/** Records how an authority was shown to be who it says. Its waiting requests are judged anew from then on. */
export const verify = operation({
  name: "authorities.verify",
  permission: "authorities:verify",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    evidence: z.enum(evidenceKinds),
    registrySource: z.string().trim().min(3, "Name the independent register that you used").max(300),
    note: z.string().trim().min(10, "Say in a sentence what was checked").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, ...verification }) {
    const [authority] = await tx.sql<{ name: string; verifiedAt: Date | null; country: string }>`
      SELECT name, country, verified_at AS "verifiedAt" FROM authority WHERE id = ${id}`;
    if (authority === undefined) throw new Refusal("not-found", "There is no such authority.");
    assertVerifiable(authority);
    const changed = await tx.sql`
      UPDATE authority SET verified_at = ${now}, verified_by = ${actor.id}, verification = ${JSON.stringify(verification)}::jsonb,
             version = version + 1
       WHERE id = ${id} AND version = ${version} AND verified_at IS NULL RETURNING id`;
    if (changed.length === 0) {
      throw new Refusal(
        "conflict",
        `Somebody else was first with ${authority.name}; nothing was changed. Look at it again.`,
      );
    }
    const data = { evidence: verification.evidence, country: authority.country };
    return { result: { id }, audit: [{ action: "authority.verified", subject: `authority:${id}`, data }] };
  },
});
