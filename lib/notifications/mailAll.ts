import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { mailDigest } from "./mailDigest.ts";

/** Mails everybody who wants it so, each in a change of its own: one address at fault does not keep the others waiting. */
export async function mailAll(ground: Ground, digest: "at-once" | "daily"): Promise<number> {
  const waiting = await transaction(
    ground.database,
    "read",
    (tx) => tx.sql<{ personId: string }>`
      SELECT c.person_id AS "personId" FROM notification_preference c JOIN person p ON p.id = c.person_id AND p.disabled_at IS NULL
       WHERE c.digest = ${digest} AND EXISTS (SELECT FROM notification n WHERE n.person_id = c.person_id AND n.read_at IS NULL AND n.mailed_at IS NULL)`,
  );
  let mailed = 0;
  for (const { personId } of waiting) {
    try {
      await mailDigest(ground, operator, { personId });
      mailed += 1;
    } catch (error) {
      // Read meanwhile, or another worker was first.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return mailed;
}
