"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/forms/form-state.ts";
import { openOfficerSession } from "#lib/auth/officerSession.ts";
import { ground } from "#lib/db/ground.ts";
import { enrol, passkeyOptions } from "#lib/officers/enrol.ts";
import type { RegistrationResponseJSON } from "#lib/officers/passkey.ts";
import { Refusal } from "#lib/refusal.ts";
import { refused, text } from "../../../written.ts";

/** Sets up a password with an authenticator app by the one-time link, and lets the officer in. */
export async function acceptWithPassword(_state: FormState, form: FormData): Promise<FormState<never>> {
  const factor = {
    kind: "password",
    password: text(form, "password"),
    code: text(form, "code"),
    draft: text(form, "draft"),
  } as const;
  try {
    await openOfficerSession(await enrol(ground(), { token: text(form, "token"), factor }));
  } catch (error) {
    if (error instanceof Refusal) return refused(error, form);
    throw error;
  }
  redirect("/officer");
}

/** What the browser asks an authenticator to make for this link, or the sentence why not. */
export async function passkeyToMake(token: string) {
  return sentenceOr(() => passkeyOptions(ground(), token));
}

/** Sets up the passkey that was made, and lets the officer in; answers the sentence why not. */
export async function acceptWithPasskey(token: string, response: RegistrationResponseJSON): Promise<string> {
  const factor = { kind: "passkey", response } as const;
  const enrolled = await sentenceOr(() => enrol(ground(), { token, factor }));
  if (typeof enrolled === "string") return enrolled;
  await openOfficerSession(enrolled);
  redirect("/officer");
}

async function sentenceOr<Result extends object>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
