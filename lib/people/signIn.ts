import { append } from "#lib/audit/append.ts";
import { isPassword, passwordLengthMax } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";

/** Within this window so many failures close the door for the address tried, and so many for the place they come from. */
const windowMs = 15 * 60_000;
const failuresMax = { email: 8, place: 40 } as const;

export type SignedIn = { readonly personId: string; readonly epoch: number };

/**
 * Checks an e-mail address and password. Throttled by address and by place (network address), both kept as keyed hashes only.
 * Answers null for a wrong pair, `throttled` when too many were tried: the password is then not even looked at.
 */
export async function checkCredential(
  ground: Ground,
  given: { email: string; password: string; place: string },
): Promise<SignedIn | null | "throttled"> {
  const now = ground.now();
  const email = given.email.trim().toLowerCase();
  const tried = [
    keyedIndex(ground.keys, "sign-in", `email\0${email}`),
    keyedIndex(ground.keys, "sign-in", `place\0${given.place}`),
  ] as const;
  if (await isThrottled(ground, tried, now)) return "throttled";
  const person = await ground.database.prisma.person.findUnique({ where: { email } });
  const known =
    given.password.length <= passwordLengthMax && (await isPassword(given.password, person?.passwordHash ?? null));
  const admitted = known && person !== null && person.disabledAt === null;
  await transaction(ground.database, "write", async (tx) => {
    if (!admitted)
      for (const key of tried)
        await tx.sql`INSERT INTO sign_in_failure (id, tried, at) VALUES (${newId()}, ${key}, ${now})`;
    if (person === null) return;
    if (admitted) await tx.sql`DELETE FROM sign_in_failure WHERE tried = ${tried[0]}`;
    const actor = { id: person.id, role: person.role as Role, kind: "person", name: person.name } as const;
    await append(tx, actor, now, [
      { action: admitted ? "person.signedIn" : "person.signInFailed", subject: `person:${person.id}` },
    ]);
  });
  return admitted ? { personId: person.id, epoch: person.sessionEpoch } : null;
}

async function isThrottled(ground: Ground, [email, place]: readonly [Buffer, Buffer], now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs);
  return transaction(ground.database, "read", async (tx) => {
    const [counted] = await tx.sql<{ email: string; place: string }>`
      SELECT count(*) FILTER (WHERE tried = ${email}) AS email, count(*) FILTER (WHERE tried = ${place}) AS place
        FROM sign_in_failure WHERE tried IN (${email}, ${place}) AND at > ${since}`;
    return Number(counted?.email) >= failuresMax.email || Number(counted?.place) >= failuresMax.place;
  });
}
