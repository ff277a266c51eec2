"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/forms/form-state.ts";
import { localPath } from "#lib/auth/address.ts";
import { askingPlace, openSession } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { signInRefusal } from "#lib/people/person.ts";
import { signIn } from "#lib/people/signIn.ts";
import { refused, text } from "../act.ts";

/** Begins a session and goes on to the page that was asked for. */
export async function enter(_state: FormState, form: FormData): Promise<FormState<never>> {
  const pair = { email: text(form, "email"), password: text(form, "password") };
  const found = await signIn(ground(), { ...pair, place: await askingPlace() });
  if (found === "throttled" || found === null) return refused(signInRefusal(found), form);
  await openSession(found);
  redirect(localPath(text(form, "to")));
}
