"use client";

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { type FormAction, type FormState, untouched } from "./form-state.ts";
import { RefusalNotice } from "./refusal-notice.tsx";

/** For another kind of form around the same fields. */
export const State = createContext<FormState>(untouched);

/** What the form around answered last; `Result` is what its action answers when it is done. */
export function useFormState<Result = unknown>(): FormState<Result> {
  return useContext(State) as FormState<Result>;
}

type ActionFormProps = {
  action: FormAction;
  /** Values that travel with the form unseen: ids, and what the asker saw. They are no secret and no permission. */
  hidden?: Readonly<Record<string, string>>;
  /** The verb on the button that sends it; leave it out to place a `Submit` among the children. */
  submit?: string;
  kind?: "main" | "plain" | "quiet" | "grave";
  size?: "base" | "small";
  /** Beside the button: the way back. */
  back?: ReactNode;
  /** Shown above the fields once it is done; reads the result by `useFormState`. */
  done?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/**
 * A form over a Server Action. It works before scripts do; a refusal is said above the fields, each field says its own fault and
 * keeps what was written. Fields inside come from `form-fields.client.tsx`.
 */
export function ActionForm({
  action,
  hidden = {},
  submit,
  back,
  done,
  className,
  children,
  ...button
}: ActionFormProps) {
  const [state, send] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.answer !== "refused") return;
    // To the first field at fault; without one, to the sentence.
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid=true]") ?? find("[data-refused]"))?.focus();
  }, [state]);
  return (
    <State value={state}>
      {state.answer === "done" && done}
      <form ref={form} action={send} className={classes("flex max-w-xl flex-col gap-4", className)}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.answer === "refused" && (
          <div tabIndex={-1} data-refused className="outline-none">
            <RefusalNotice live="alert" sentence={state.sentence} />
          </div>
        )}
        {children}
        {submit !== undefined && (
          <div className="flex flex-wrap items-center gap-2">
            <Submit {...button}>{submit}</Submit>
            {back}
          </div>
        )}
      </form>
    </State>
  );
}

type SubmitProps = Pick<ActionFormProps, "kind" | "size"> & { children: ReactNode };

/** Sends the form it stands in, once: while an answer is awaited it does nothing more. */
export function Submit({ kind = "main", size = "base", children }: SubmitProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      kind={kind}
      size={size}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
    </Button>
  );
}
