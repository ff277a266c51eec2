import { refresh } from "next/cache";
import { forbidden, redirect } from "next/navigation";
import type { z } from "zod";
import { type FormState, keptInput, sentenceFor } from "#components/forms/form-state.ts";
import { may } from "#lib/auth/permissions.ts";
import { currentActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import type { Call } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** The operation's own inputs, by name; of what type they are the door finds out, since a form may send anything. */
type FromForm<Input> = { readonly [Key in keyof Input]?: unknown };

const ended = new Refusal(
  "unauthenticated",
  "Your session has ended. Nothing was changed, and what you wrote is still here: sign in in another tab, then send it again.",
);

/**
 * Makes a Server Action of an operation: `export const assign = act(assignRequest, (form) => ({ id: form.get("id") }))` in a file
 * that begins with "use server", for an `ActionForm`. Whether the asker may is answered by the operation and nowhere else: a refusal
 * of that kind becomes the 403 page, every other one goes back into the form with what was written. When it is done, the page is drawn
 * anew, or left for the path that `goTo` names.
 */
export function act<Input extends z.ZodType, Result>(
  call: Call<Input, Result>,
  fromForm: (form: FormData) => FromForm<z.input<Input>>,
  goTo?: (result: Result) => string,
): (state: FormState, form: FormData) => Promise<FormState<Result>> {
  return async (_state, form) => {
    const actor = await currentActor();
    if (actor === null) return refused(ended, form);
    let result: Result;
    try {
      result = await call(ground(), actor, fromForm(form) as z.input<Input>);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // A rule about this one row, such as four eyes, is told in the form; a role that may not gets the page that says so.
      if (error.code === "forbidden" && !may(actor.role, call.permission)) forbidden();
      return refused(error, form);
    }
    if (goTo !== undefined) redirect(goTo(result));
    refresh();
    return { answer: "done", result };
  };
}

/** What a form shows of a refusal. */
export function refused(refusal: Refusal, form: FormData): FormState<never> {
  return { answer: "refused", sentence: sentenceFor(refusal), fields: { ...refusal.fields }, kept: keptInput(form) };
}

/** One text of a form; empty where it was not sent or is a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** One text of a form; undefined where nothing was written, for what may be left out. */
export function optionalText(form: FormData, name: string): string | undefined {
  return text(form, name).trim() === "" ? undefined : text(form, name);
}
