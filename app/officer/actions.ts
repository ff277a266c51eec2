"use server";

import { redirect } from "next/navigation";
import { closeOfficerSession, currentOfficer } from "#lib/auth/officerSession.ts";
import { ground } from "#lib/db/ground.ts";
import { signOut as endSessions } from "#lib/officers/signOut.ts";

/** Ends every session of this officer, and takes the cookie away. */
export async function signOut(): Promise<void> {
  const actor = await currentOfficer();
  if (actor !== null) await endSessions(ground(), actor, {});
  await closeOfficerSession();
  redirect("/officer/sign-in");
}
