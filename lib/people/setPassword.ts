import { append } from "#lib/audit/append.ts";
import { hashPassword, passwordLengthMax, passwordLengthMin } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { forgetFailures } from "#lib/auth/throttle.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { tokenPattern } from "#lib/people/person.ts";
import { tokenHash, voidLinks } from "#lib/people/token.ts";
import { Refusal } from "#lib/refusal.ts";

type Link = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly disabledAt: Date | null;
};

/** Whom a one-time link is for. Looking does not use it up: mail programs open links before people do. */
export async function readLink(
  ground: Ground,
  token: string,
): Promise<{ name: string; email: string; expiresAt: Date }> {
  const link = await transaction(ground.database, "read", (tx) => find(tx, token));
  assertOpen(link, ground.now());
  return { name: link.name, email: link.email, expiresAt: link.expiresAt };
}

/**
 * Sets a password by a one-time link and ends every session of before. Not an `operation`: whoever asks is nobody yet, so no
 * role can hold a permission for it; the token is the permission. The entry is written in the same transaction, in the name of
 * the person whose token it is.
 * @throws Refusal `not-found` for a token that nobody was given, `conflict` for one that is used or expired, `invalid` for the password
 */
export async function setPassword(ground: Ground, given: { token: string; password: string }): Promise<{ id: string }> {
  const now = ground.now();
  assertPassword(given.password);
  // Hashing is slow on purpose: only for a link that opens. That it still opens is asked again below, under its lock.
  await readLink(ground, given.token);
  const hash = await hashPassword(given.password);
  return transaction(ground.database, "write", async (tx) => {
    // The person first, as every other change of access locks: of two who use one link, the second finds it used.
    await tx.sql`SELECT 1 FROM person
      WHERE id = (SELECT person_id FROM sign_in_link WHERE token_hash = ${tokenHash(given.token)}) FOR UPDATE`;
    const link = await find(tx, given.token);
    assertOpen(link, now);
    const id = link.personId;
    await tx.sql`UPDATE sign_in_link SET used_at = ${now} WHERE token_hash = ${tokenHash(given.token)}`;
    await tx.sql`UPDATE person SET password_hash = ${hash}, session_epoch = session_epoch + 1 WHERE id = ${id}`;
    await voidLinks(tx, id);
    await forgetFailures(tx, ground.keys, link.email, null);
    await append(tx, { id, role: link.role, kind: "person", name: link.name }, now, [
      { action: "person.passwordSet", subject: `person:${id}` },
    ]);
    return { id };
  });
}

async function find(tx: Tx, token: string): Promise<Link | undefined> {
  if (!tokenPattern.test(token)) return undefined;
  const [link] = await tx.sql<Link>`
    SELECT person.id AS "personId", name, email, role, expires_at AS "expiresAt", used_at AS "usedAt", disabled_at AS "disabledAt"
      FROM sign_in_link JOIN person ON person.id = person_id WHERE token_hash = ${tokenHash(token)}`;
  return link;
}

function assertOpen(link: Link | undefined, now: Date): asserts link is Link {
  const ask = "Ask an administrator for a new link.";
  if (link === undefined || link.disabledAt !== null) {
    throw new Refusal("not-found", `This link opens nothing: it is mistyped, or a newer one took its place. ${ask}`);
  }
  if (link.usedAt !== null) {
    throw new Refusal(
      "conflict",
      `This link was used already: it opens once. Sign in with the password that was set. If it was not you who set it, tell an administrator now.`,
    );
  }
  if (link.expiresAt <= now) throw new Refusal("conflict", `This link has expired. Nothing was changed. ${ask}`);
}

function assertPassword(password: string): void {
  const length = [...password].length;
  if (length >= passwordLengthMin && length <= passwordLengthMax) return;
  const sentence =
    length < passwordLengthMin
      ? `At least ${passwordLengthMin} characters; this has ${length}`
      : `At most ${passwordLengthMax} characters; this has ${length}`;
  throw new Refusal("invalid", `The password was not set, and the link still opens. ${sentence}.`, {
    password: sentence,
  });
}
