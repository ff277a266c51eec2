import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { findings } from "./findings.ts";
import { load } from "./load.ts";
import { outcomeOf, refusalReasonOf } from "./outcome.ts";
import { registerById } from "./register.ts";
import { refusalReasons, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Proposes what is given and what is refused. `grant` lists the keys of the fields to give; every other asked field is refused.
 * The gate is asked once more, now that the authority may be verified, and its findings are fixed. Answers the outcome proposed.
 */
export const propose = operation({
  name: "requests.propose",
  permission: "requests:decide",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    grant: z.array(z.string().max(63)).max(200),
    basis: z.string().trim().min(20, "Say in a sentence on what the decision rests").max(4000),
    refusalReason: z.enum(refusalReasons).nullable().default(null),
  }),
  async run({ tx, actor, now }, { id, version, grant, basis, refusalReason }) {
    const request = await load(tx, id, version);
    const state = stateAfter(request, "propose");
    const rows = await tx.sql<{
      key: string;
    }>`SELECT field_key AS key FROM request_field WHERE request_id = ${id} ORDER BY position`;
    const [facts] = await tx.sql<{ verified: boolean; targets: number }>`
      SELECT (SELECT verified_at IS NOT NULL FROM authority WHERE id = ${request.authorityId}) AS verified,
             (SELECT count(*)::int FROM request_target WHERE request_id = ${id}) AS targets`;
    const register = await registerById(tx, request.registerVersionId);
    const asked = rows.map((row) => row.key);
    const found = findings(request, {
      register,
      verified: facts?.verified === true,
      targets: facts?.targets || 1,
      asked,
    });
    assertAsked(grant, asked);
    const choices = found.map((one) => ({
      key: one.key,
      available: one.finding === "available",
      grant: grant.includes(one.key),
    }));
    const outcome = outcomeOf(choices);
    const reason = refusalReasonOf(
      outcome,
      refusalReason,
      found.map((one) => one.finding),
    );
    const next = await save(tx, request, fragment`state = ${state}, refusal_reason = ${reason}`);
    await tx.sql`
      UPDATE request_field SET finding = said.finding, reason = said.reason, granted = said.key = ANY (${grant}::text[])
        FROM unnest(${found.map((one) => one.key)}::text[], ${found.map((one) => one.finding)}::text[], ${found.map((one) => one.reason)}::text[]) AS said (key, finding, reason)
       WHERE request_id = ${id} AND field_key = said.key`;
    await tx.sql`INSERT INTO decision (id, request_id, outcome, basis, proposed_by, proposed_at)
      VALUES (${newId()}, ${id}, ${outcome}, ${basis}, ${actor.id}, ${now})`;
    const granted = choices.filter((one) => one.grant).map((one) => one.key);
    return {
      result: { id, version: next, outcome },
      audit: [{ action: "request.proposed", subject: `request:${id}`, data: { outcome, granted } }],
    };
  },
});

function assertAsked(grant: readonly string[], asked: readonly string[]): void {
  const other = grant.find((key) => !asked.includes(key));
  if (other === undefined) return;
  const sentence = `The field “${other}” was not asked for, so it cannot be given; nothing was changed.`;
  throw new Refusal("invalid", sentence, { [`fields.${other}`]: sentence });
}
