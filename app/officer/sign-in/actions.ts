"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/forms/form-state.ts";
import { officerPath, officerPlace, openOfficerSession } from "#lib/auth/officerSession.ts";
import { ground } from "#lib/db/ground.ts";
import { officerSignInRefusal } from "#lib/officers/officer.ts";
import type { AuthenticationResponseJSON } from "#lib/officers/passkey.ts";
import { signIn } from "#lib/officers/signIn.ts";
import { signInByPasskey, signInOptions } from "#lib/officers/signInByPasskey.ts";
import { refused, text } from "../../written.ts";

/** Begins an officer's session by password and code, and goes on to the page that was asked for. */
export async function enter(_state: FormState, form: FormData): Promise<FormState<never>> {
  const given = { email: text(form, "email"), password: text(form, "password"), code: text(form, "code") };
  const found = await signIn(ground(), { ...given, place: await officerPlace() });
  if (found === "throttled" || found === null) return refused(officerSignInRefusal(found), form);
  await openOfficerSession(found);
  redirect(officerPath(text(form, "to")));
}

/** What the browser asks a passkey to sign; null where too many were begun from here. */
export async function passkeyQuestion() {
  return signInOptions(ground(), await officerPlace());
}

/** Begins an officer's session by the passkey that signed, and goes on; answers the sentence for who does not get in. */
export async function enterByPasskey(response: AuthenticationResponseJSON, to: string): Promise<string> {
  const found = await signInByPasskey(ground(), { response, place: await officerPlace() });
  if (found === null) return officerSignInRefusal(null).message;
  await openOfficerSession(found);
  redirect(officerPath(to));
}
