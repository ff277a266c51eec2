"use client";

import { ActionForm, useFormState } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { revealReasonWords } from "#components/requests/words.ts";
import type { Comment } from "#lib/comments/comment.ts";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** For an auditor: the words are shown once a reason is given, and that they were is an entry of the log. */
export function CommentsSealed({ id, action }: { id: string; action: FormAction }) {
  return (
    <div className="mb-6">
      <ActionForm action={action} hidden={{ id }} submit="Reveal and record" kind="plain" done={<Opened />}>
        <ChoiceField
          name="reason"
          label="Why you read them"
          hint="They may name people. That you looked, and why, is an entry of the log."
          choices={reasons}
          empty="Choose"
        />
      </ActionForm>
    </div>
  );
}

/** Held in this page only, gone when it is left. */
function Opened() {
  const state = useFormState<{ comments: Comment[] }>();
  if (state.answer !== "done") return null;
  return (
    <ol aria-live="polite" className="mb-5 max-w-[72ch] divide-y divide-rule border-ink border-y">
      {state.result.comments.map(({ id, writtenByName, text }) => (
        <li key={id} className="py-2 whitespace-pre-line">
          <span className="text-soft">{writtenByName}: </span>
          {text ?? "taken back"}
        </li>
      ))}
    </ol>
  );
}
