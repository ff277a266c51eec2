import { append } from "#lib/audit/append.ts";
import { isPassword, passwordLengthMax } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { forgetFailures, takeTry } from "#lib/auth/throttle.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";
import { normaliseEmail } from "#lib/people/person.ts";

/** Who got in, and the epoch that their session carries. */
export type SignedIn = { readonly personId: string; readonly epoch: number };

type Known = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly epoch: number;
  readonly disabledAt: Date | null;
};

/**
 * Checks an e-mail address and a password. Not an `operation`: whoever asks is nobody yet. Throttled by address and by
 * `place` (network address). Answers null for a wrong pair, `throttled` when too many were tried: the password is then not
 * even looked at. An address that nobody has costs the same work as a wrong password, so that nobody learns who is here.
 */
export async function signIn(
  ground: Ground,
  given: { email: string; password: string; place: string },
): Promise<SignedIn | null | "throttled"> {
  const now = ground.now();
  // Nobody's address has a NUL, which the database would not even look for.
  const email = normaliseEmail(given.email.slice(0, 254)).replaceAll("\0", "\ufffd");
  const { taken, person } = await transaction(ground.database, "write", async (tx) => {
    const [known] = await tx.sql<Known>`
      SELECT id, name, role, password_hash AS "passwordHash", session_epoch AS epoch, disabled_at AS "disabledAt"
        FROM person WHERE email = ${email}`;
    return { taken: await takeTry(tx, ground.keys, { email, place: given.place }, now), person: known };
  });
  if (taken === null) return "throttled";
  // A letter may be two UTF-16 units; what is longer than any password that was taken is wrong, cut or whole.
  const right = await isPassword(given.password.slice(0, passwordLengthMax * 2 + 1), person?.passwordHash ?? null);
  const admitted = right && person !== undefined && person.disabledAt === null;
  await transaction(ground.database, "write", async (tx) => {
    if (admitted) await forgetFailures(tx, ground.keys, email, taken);
    if (person === undefined) {
      // Nobody to write an entry about; a row that comes and goes takes as long.
      const id = newId();
      await tx.sql`INSERT INTO sign_in_failure (id, tried, at) VALUES (${id}, ''::bytea, ${now})`;
      await tx.sql`DELETE FROM sign_in_failure WHERE id = ${id}`;
      return;
    }
    const actor = { id: person.id, role: person.role, kind: "person", name: person.name } as const;
    const action = admitted ? "person.signedIn" : "person.signInFailed";
    await append(tx, actor, now, [{ action, subject: `person:${person.id}` }]);
  });
  return admitted ? { personId: person.id, epoch: person.epoch } : null;
}
