"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classes } from "#components/ui/classes.ts";
import { State } from "./action-form.client.tsx";
import { type FormState, untouched } from "./form-state.ts";
import { RefusalNotice } from "./refusal-notice.tsx";
import { sendForm } from "./send-form.ts";

type UploadFormProps = {
  /** The Route Handler that takes it; it answers `{ "at": "/where/to/go" }`, or a problem. */
  address: string;
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  /** Said while it is on its way. */
  sending?: string;
  kind?: "main" | "plain";
  back?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Sends once at a time, goes where the answer says, and puts the focus where a refusal is. */
function useUpload(address: string) {
  const [state, setState] = useState<FormState>(untouched);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  useEffect(() => {
    if (state.answer !== "refused") return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid=true]") ?? find("[data-refused]"))?.focus();
  }, [state]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const answered = await sendForm<{ at: string }>(address, new FormData(event.currentTarget));
    setPending(false);
    setState(answered);
    if (answered.answer !== "done") return;
    if (answered.result.at !== window.location.pathname) return router.push(answered.result.at);
    form.current?.reset();
    router.refresh();
  };
  return { state, pending, form, send };
}

/**
 * A form with files, over a Route Handler that counts what comes. A plain form where scripts do not run; with them a refusal is said above the
 * fields, and what was written and chosen stays. Fields inside come from `form-fields.client.tsx`.
 */
export function UploadForm({
  address,
  hidden = {},
  submit,
  sending = "Sending",
  kind = "main",
  back,
  ...rest
}: UploadFormProps) {
  const { state, pending, form, send } = useUpload(address);
  return (
    <State value={state}>
      <form
        ref={form}
        action={address}
        method="post"
        encType="multipart/form-data"
        onSubmit={send}
        className={classes("flex max-w-xl flex-col gap-4", rest.className)}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {state.answer === "refused" && (
          <div tabIndex={-1} data-refused className="outline-none">
            <RefusalNotice live="alert" sentence={state.sentence} />
          </div>
        )}
        {rest.children}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" kind={kind} aria-disabled={pending || undefined}>
            {pending ? `${sending} …` : submit}
          </Button>
          {back}
        </div>
      </form>
    </State>
  );
}
