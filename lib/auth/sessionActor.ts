import type { Actor } from "#lib/auth/actor.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { Ground } from "#lib/db/ground.ts";

/** What the signed cookie carries: who, from which epoch of their access, and since when (milliseconds since 1970). */
export type SessionClaims = { readonly personId: string; readonly epoch: number; readonly signedInAt: number };

/** Claims as a cookie may bring them: some may be missing. */
type Claimed = { readonly [Key in keyof SessionClaims]?: SessionClaims[Key] | undefined };

/** Eight hours of work, then the password again, however often the cookie was renewed between. */
export const sessionSeconds = 8 * 60 * 60;

/**
 * Who the claims stand for now, or null. The person is read anew at every request, so that a session ends at once when they
 * are disabled, change role, get a new link or set a new password: each raises the epoch.
 */
export async function sessionActor(ground: Ground, claims: Claimed): Promise<Actor | null> {
  const { personId, epoch, signedInAt } = claims;
  if (personId === undefined || epoch === undefined || signedInAt === undefined) return null;
  if (ground.now().getTime() >= signedInAt + sessionSeconds * 1000) return null;
  const person = await ground.database.prisma.person.findUnique({ where: { id: personId } });
  if (person === null || person.disabledAt !== null || person.sessionEpoch !== epoch) return null;
  return { id: person.id, role: person.role as Role, kind: "person", name: person.name };
}
