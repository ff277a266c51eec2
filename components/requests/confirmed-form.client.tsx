"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type ConfirmedFormProps = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** What must be typed before the act can be done: the request's reference. */
  word: string;
  opens: string;
  title: string;
  description: string;
  submit: string;
  /** Of the button that opens it: small beside others in a row. */
  size?: "base" | "small";
  children?: ReactNode;
};

/** An act that cannot be undone: a grave dialog, open to it only once the reference is typed. */
export function ConfirmedForm({
  action,
  hidden,
  word,
  opens,
  title,
  description,
  submit,
  size = "base",
  children,
}: ConfirmedFormProps) {
  const [typed, setTyped] = useState("");
  const confirmed = typed.trim() === word;
  return (
    <Dialog grave trigger={<Button size={size}>{opens}</Button>} title={title} description={description}>
      <ActionForm action={action} hidden={hidden} {...(confirmed ? { submit, kind: "grave" } : {})}>
        {children}
        <Field
          name="confirmation"
          label={
            <>
              Type <span className="font-mono">{word}</span>
            </>
          }
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
        {!confirmed && (
          // Of the type that submits: without one, Enter would send a form of a single field, typed or not.
          <Button type="submit" disabled className="w-fit">
            {submit}
          </Button>
        )}
      </ActionForm>
    </Dialog>
  );
}
