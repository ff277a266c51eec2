import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const lapseMax = 500;

/**
 * Ends the verifications of authorities and officers whose year is over, at most 500 at a time. By job, daily: from then on the asker is
 * not verified, and is to be verified again. Answers how many ended.
 * @throws Refusal `conflict` when none is over.
 */
export const lapse = operation({
  name: "authorities.lapse",
  permission: "authorities:lapse",
  input: z.object({}),
  async run({ tx, actor, now }) {
    const over = await endOver(tx, actor.id, now);
    const authorities = over.flatMap((one) => (one.authorityId === null ? [] : [one.authorityId]));
    const officers = over.flatMap((one) => (one.officerId === null ? [] : [one.officerId]));
    await tx.sql`
      UPDATE authority SET verified_at = NULL, verified_by = NULL, verified_until = NULL, verification = NULL, version = version + 1
       WHERE id = ANY (${authorities}::uuid[])`;
    await tx.sql`
      UPDATE officer SET verified_at = NULL, verified_by = NULL, verification = NULL, version = version + 1
       WHERE id = ANY (${officers}::uuid[])`;
    const [first, ...rest] = [
      ...authorities.map(
        (id): AuditEntry => ({ action: "authority.unverified", subject: `authority:${id}`, data: { code: "lapsed" } }),
      ),
      ...officers.map(
        (id): AuditEntry => ({ action: "officer.unverified", subject: `officer:${id}`, data: { code: "lapsed" } }),
      ),
    ];
    if (first === undefined) throw new Refusal("conflict", "No verification is over; nothing was changed.");
    return { result: { ended: rest.length + 1 }, audit: [first, ...rest] };
  },
});

function endOver({ sql }: Tx, by: string, now: Date) {
  return sql<{ authorityId: string | null; officerId: string | null }>`
    UPDATE verification SET ended_at = ${now}, ended_by = ${by}, ended_code = 'lapsed'
     WHERE id IN (SELECT id FROM verification WHERE ended_at IS NULL AND expires_at <= ${now} ORDER BY expires_at LIMIT ${lapseMax}
                   FOR UPDATE SKIP LOCKED)
    RETURNING authority_id AS "authorityId", officer_id AS "officerId"`;
}

/** Ends all that are over, by lots; there being none is no fault of the job. */
export async function lapseAll(ground: Ground, actor: Actor): Promise<void> {
  for (;;) {
    try {
      await lapse(ground, actor, {});
    } catch (error) {
      if (error instanceof Refusal && error.code === "conflict") return;
      throw error;
    }
  }
}
