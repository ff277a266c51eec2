"use server";

import { redirect } from "next/navigation";
import { closeSession } from "#lib/auth/session.ts";

/** Ends the session in this browser. */
export async function signOut(): Promise<void> {
  await closeSession();
  redirect("/sign-in");
}
