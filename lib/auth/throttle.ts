import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** Within the window, this many failures close the door for one address, and this many for the place they come from. */
export const windowMinutes = 15;
export const failuresMax = { email: 8, place: 40 } as const;

/** One try that was counted: the row that stands for it at its network place. */
export type Try = { readonly atPlace: string };

/**
 * Counts a try as a failure of its address and its network place, until `forgetFailures` says otherwise: tries that run at the
 * same time are counted before the first of them is checked, so none slips past the limit. Answers null where the door is
 * closed. Only keyed hashes are kept, and no longer than the window.
 */
export async function takeTry(
  tx: Tx,
  keys: Keyring,
  given: { email: string; place: string },
  now: Date,
): Promise<Try | null> {
  await oneAtATime(tx);
  await tx.sql`DELETE FROM sign_in_failure WHERE at <= ${new Date(now.getTime() - windowMinutes * 60_000)}`;
  const [email, place] = [emailKey(keys, given.email), keyedIndex(keys, "sign-in", `place\0${network(given.place)}`)];
  const [counted] = await tx.sql<{ email: number; place: number }>`
    SELECT count(*) FILTER (WHERE tried = ${email})::int AS email, count(*) FILTER (WHERE tried = ${place})::int AS place
      FROM sign_in_failure WHERE tried IN (${email}, ${place})`;
  if (counted === undefined || counted.email >= failuresMax.email || counted.place >= failuresMax.place) return null;
  const atPlace = newId();
  await tx.sql`INSERT INTO sign_in_failure (id, tried, at) VALUES (${newId()}, ${email}, ${now}), (${atPlace}, ${place}, ${now})`;
  return { atPlace };
}

/**
 * After a success: the address starts anew. Of the place only this try is forgotten, or one known password would let it try
 * all others for ever.
 */
export async function forgetFailures(tx: Tx, keys: Keyring, email: string, succeeded: Try | null): Promise<void> {
  await oneAtATime(tx);
  await tx.sql`DELETE FROM sign_in_failure WHERE tried = ${emailKey(keys, email)} OR id = ${succeeded?.atPlace ?? null}`;
}

/** The table is small and the work under the lock a millisecond: simpler to reason about than locks by row. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.sign-in'))`;
}

function emailKey(keys: Keyring, email: string): Buffer {
  return keyedIndex(keys, "sign-in", `email\0${email.trim().toLowerCase()}`);
}

/** One household, one place: of an IPv6 address the first 64 bits, since whoever has one has all that share them. */
export function network(place: string): string {
  if (!place.includes(":") || place.startsWith("::ffff:")) return place.replace(/^::ffff:/, "");
  const [head = "", tail] = (place.split("%")[0] ?? "").toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return [...first, ...middle, ...last]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}
