import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { Scope } from "#lib/auth/scopes.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** A machine's secret: `cs_<source>_<43 characters of base64url>`. */
const secretPattern = /^cs_([a-z0-9][a-z0-9-]{0,62})_[\w-]{43}$/;

/**
 * The machine whose key the header `Authorization: Bearer cs_…` carries; the actor's `name` is its source, its `scopes` are what each
 * operation's own door asks for. A revoked key stops at once.
 * @throws Refusal `unauthenticated` for no key, an unknown one and a revoked one, all in the same words
 */
export async function machineActor(ground: Ground, authorization: string | null): Promise<Actor> {
  const secret = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  if (secretPattern.test(secret)) {
    const hash = createHash("sha256").update(secret).digest();
    const [key] = await transaction(
      ground.database,
      "read",
      (tx) =>
        tx.sql<{ id: string; source: string; scopes: Scope[] }>`
          SELECT id, source, scopes FROM api_key WHERE secret_hash = ${hash} AND revoked_at IS NULL`,
    );
    if (key !== undefined) {
      return { id: key.id, role: "machine", kind: "key", name: key.source, scopes: key.scopes };
    }
  }
  throw nobody();
}

/**
 * A stream of bans lasts longer than a look at its key: whether it still opens is asked again with each batch.
 * @throws Refusal `unauthenticated` where the actor is a key that was revoked since
 */
export async function assertKeyLive(tx: Pick<Tx, "sql">, actor: Actor): Promise<void> {
  if (actor.kind !== "key") return;
  const [revoked] = await tx.sql`SELECT FROM api_key WHERE id = ${actor.id} AND revoked_at IS NOT NULL`;
  if (revoked !== undefined) throw nobody();
}

function nobody(): Refusal {
  return new Refusal(
    "unauthenticated",
    "This needs a key in the header Authorization: Bearer cs_…, and the one given is missing, unknown or revoked. Nothing was taken: an administrator makes keys under Settings.",
  );
}
