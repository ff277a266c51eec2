import "server-only";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Actor } from "#lib/auth/actor.ts";
import { authOptions } from "#lib/auth/options.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { ground } from "#lib/db/ground.ts";

/**
 * Who asks, or null: the only reader of a cookie. The person is read from the database at every request, so that a session ends
 * at once when they are disabled, change role or set a new password.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  if (!session?.personId) return null;
  const person = await ground().database.prisma.person.findUnique({ where: { id: session.personId } });
  if (person === null || person.disabledAt !== null || person.sessionEpoch !== session.epoch) return null;
  return { id: person.id, role: person.role as Role, kind: "person", name: person.name };
});

/** Who asks; a stranger is sent to sign in and comes back to `returnTo`. */
export async function requireActor(returnTo = "/"): Promise<Actor> {
  const actor = await currentActor();
  if (actor === null) redirect(`/sign-in?to=${encodeURIComponent(returnTo)}`);
  return actor;
}
