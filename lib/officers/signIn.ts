import { append } from "#lib/audit/append.ts";
import { isPassword, passwordLengthMax } from "#lib/auth/password.ts";
import { forgetFailures, takeTry } from "#lib/auth/throttle.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { codeContext, stepOf } from "./code.ts";

/** Who got in, and the epoch that their session carries. */
export type OfficerSignedIn = { readonly officerId: string; readonly epoch: number };

type Known = {
  readonly id: string;
  readonly name: string;
  readonly epoch: number;
  readonly disabledAt: Date | null;
  readonly passwordHash: string | null;
  readonly sealed: Buffer | null;
  readonly keyId: string | null;
};

/**
 * Checks an address, a password and the code of this half minute. Not an `operation`: whoever asks is nobody yet. Throttled by address
 * and by `place` (network address), like people's. A code that was taken once is taken no more. What was wrong is told to nobody.
 */
export async function signIn(
  ground: Ground,
  given: { email: string; password: string; code: string; place: string },
): Promise<OfficerSignedIn | null | "throttled"> {
  const now = ground.now();
  // Nobody's address has a NUL, which the database would not even look for.
  const email = given.email.slice(0, 320).trim().toLowerCase().replaceAll("\0", "\ufffd");
  const { taken, officer } = await transaction(ground.database, "write", async (tx) => {
    const [known] = await tx.sql<Known>`
      SELECT o.id, o.name, o.session_epoch AS epoch, o.disabled_at AS "disabledAt", p.password_hash AS "passwordHash",
             p.totp_sealed AS sealed, p.totp_key_id AS "keyId"
        FROM officer o LEFT JOIN officer_password p ON p.officer_id = o.id WHERE o.email = ${email}`;
    return { taken: await takeTry(tx, ground.keys, { email, place: given.place }, now), officer: known };
  });
  if (taken === null) return "throttled";
  // A letter may be two UTF-16 units; what is longer than any password that was taken is wrong, cut or whole.
  const right = await isPassword(given.password.slice(0, passwordLengthMax * 2 + 1), officer?.passwordHash ?? null);
  const step = officer === undefined ? null : stepFor(ground, officer, given.code, now);
  return transaction(ground.database, "write", async (tx) => {
    if (officer === undefined) {
      // Nobody to write an entry about; a row that comes and goes takes as long.
      const id = newId();
      await tx.sql`INSERT INTO sign_in_failure (id, tried, at) VALUES (${id}, ''::bytea, ${now})`;
      await tx.sql`DELETE FROM sign_in_failure WHERE id = ${id}`;
      return null;
    }
    const admitted = right && officer.disabledAt === null && step !== null && (await takeStep(tx, officer.id, step));
    if (admitted) await forgetFailures(tx, ground.keys, email, taken);
    const actor = { id: officer.id, role: "officer", kind: "person", name: officer.name } as const;
    const action = admitted ? "officer.signedIn" : "officer.signInFailed";
    await append(tx, actor, now, [{ action, subject: `officer:${officer.id}`, data: { with: "password" } }]);
    return admitted ? { officerId: officer.id, epoch: officer.epoch } : null;
  });
}

function stepFor(ground: Ground, { id, sealed, keyId }: Known, code: string, now: Date): number | null {
  if (sealed === null || keyId === null) return null;
  const secret = open(ground.keys, { keyId, bytes: sealed }, codeContext(id)).toString("utf8");
  return stepOf(secret, code, now);
}

/** Takes a code, if neither it nor a later one was taken: of two at once one gets in. */
async function takeStep(tx: Pick<Tx, "sql">, officerId: string, step: number): Promise<boolean> {
  const taken = await tx.sql`
    UPDATE officer_password SET totp_last_step = ${step} WHERE officer_id = ${officerId} AND totp_last_step < ${step} RETURNING officer_id`;
  return taken.length === 1;
}
