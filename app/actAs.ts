import { refresh } from "next/cache";
import { forbidden, redirect } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "#components/forms/form-state.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { may } from "#lib/auth/permissions.ts";
import { ground } from "#lib/db/ground.ts";
import type { Call } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { refused } from "./written.ts";

/** The operation's own inputs, by name; of what type they are the door finds out, since a form may send anything. */
type FromForm<Input> = { readonly [Key in keyof Input]?: unknown };

const ended = new Refusal(
  "unauthenticated",
  "Your session has ended. Nothing was changed, and what you wrote is still here: sign in in another tab, then send it again.",
);

/** How a realm's forms are answered: `asker` is its reader of who asks, or null for nobody. */
export function actAs(asker: () => Promise<Actor | null>) {
  return function act<Input extends z.ZodType, Result>(
    call: Call<Input, Result>,
    fromForm: (form: FormData) => FromForm<z.input<Input>>,
    goTo?: (result: Result) => string,
  ): (state: FormState, form: FormData) => Promise<FormState<Result>> {
    return async (_state, form) => {
      const actor = await asker();
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
  };
}
