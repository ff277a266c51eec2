"use client";

import { useEffect, useState } from "react";
import { ActionForm, useFormState } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { commentLengthMax, type Mentionable } from "#lib/comments/comment.ts";
import { MentionField } from "./mention-field.client.tsx";

type CommentFormProps = { id: string; people: readonly Mentionable[]; action: FormAction };

/** Writes a comment; a second press of the button, or a reload that sends it again, adds nothing. */
export function CommentForm({ id, people, action }: CommentFormProps) {
  const [key, setKey] = useState("");
  // Made in the browser: drawn by the server it would be the same for whoever reloads.
  useEffect(() => setKey(crypto.randomUUID()), []);
  return (
    <ActionForm action={action} hidden={{ id, ...(key !== "" && { key }) }} submit="Add the comment" className="mt-6">
      <NewKey make={() => setKey(crypto.randomUUID())} />
      <MentionField
        name="text"
        label="Comment"
        hint="Sealed at rest, for the desk alone. An @ and a name tells somebody. It cannot be edited, only taken back."
        maxLength={commentLengthMax}
        people={people}
      />
    </ActionForm>
  );
}

function NewKey({ make }: { make: () => void }) {
  const state = useFormState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, not a new function, asks for a new key
  useEffect(() => {
    if (state.answer === "done") make();
  }, [state]);
  return null;
}
