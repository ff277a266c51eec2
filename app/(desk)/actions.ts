"use server";

import { redirect } from "next/navigation";
import { closeSession, currentActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { signOut as endSessions } from "#lib/people/signOut.ts";

/** Ends every session of this person, and takes the cookie away. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor !== null) await endSessions(ground(), actor, {});
  await closeSession();
  redirect("/sign-in");
}
