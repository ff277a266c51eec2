"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/forms/form-state.ts";
import { closeSession } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { setPassword } from "#lib/people/setPassword.ts";
import { Refusal } from "#lib/refusal.ts";
import { refused, text } from "../../act.ts";

/** Sets the password and leads to the sign-in, where it is typed once more: what was mistyped shows itself now, not next week. */
export async function welcome(_state: FormState, form: FormData): Promise<FormState<never>> {
  try {
    await setPassword(ground(), { token: text(form, "token"), password: text(form, "password") });
  } catch (error) {
    if (error instanceof Refusal) return refused(error, form);
    throw error;
  }
  // This browser may hold the session of whoever sat here before.
  await closeSession();
  redirect("/sign-in?set=1");
}
