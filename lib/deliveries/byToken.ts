import { createHash } from "node:crypto";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { tokenPattern } from "./delivery.ts";
import { type StandingDelivery, standingDeliveries } from "./standing.ts";

/**
 * The delivery that a link leads to; the token is looked up by its hash.
 * @throws Refusal `not-found`
 */
export async function byToken(tx: Tx, now: Date, token: string): Promise<StandingDelivery> {
  const hash = createHash("sha256").update(token).digest();
  const [found] = tokenPattern.test(token) ? await standingDeliveries(tx, now, fragment`d.token_hash = ${hash}`) : [];
  if (found === undefined)
    throw new Refusal("not-found", "This link leads to nothing. Take it from the mail anew, whole.");
  return found;
}
