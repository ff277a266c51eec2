import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { may } from "#lib/auth/permissions.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Present, presentMs } from "./presence.ts";

/**
 * Says that the asker has the case open, and answers who else has. It is not a change of anything that the log tells of: it expires
 * within a minute, is lost at a crash, and three entries a minute for each open page would bury those that matter. So it stands beside the
 * door, like the throttle of the sign-in, and asks the same table of permissions.
 * @throws Refusal `forbidden`, `not-found`
 */
export async function beat(ground: Ground, actor: Actor, id: string): Promise<Present[]> {
  if (!may(actor.role, "requests:read") || actor.kind !== "person") {
    throw new Refusal("forbidden", "Only the desk sees who has a case open.");
  }
  if (!z.uuid().safeParse(id).success) throw new Refusal("not-found", "There is no such request.");
  const now = ground.now();
  return transaction(ground.database, "write", async (tx) => {
    const [known] = await tx.sql`
      INSERT INTO presence (request_id, person_id, seen_at) SELECT id, ${actor.id}, ${now} FROM legal_request WHERE id = ${id}
      ON CONFLICT (request_id, person_id) DO UPDATE SET seen_at = excluded.seen_at RETURNING request_id`;
    if (known === undefined) throw new Refusal("not-found", "There is no such request.");
    const since = new Date(now.getTime() - presentMs);
    await tx.sql`DELETE FROM presence WHERE person_id = ${actor.id} AND seen_at < ${since}`;
    return tx.sql<Present>`
      SELECT p.id, p.name FROM presence s JOIN person p ON p.id = s.person_id
       WHERE s.request_id = ${id} AND s.person_id <> ${actor.id} AND s.seen_at >= ${since} ORDER BY p.name LIMIT 20`;
  });
}
