"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";

type Result = {
  statement: string | null;
  notes: readonly { id: string; of: "proposal" | "return"; writtenByName: string; text: string | null }[];
};

/** What a reveal showed: held in this page only, gone when it is left. */
export function RevealedAppeal() {
  const state = useFormState<Result>();
  if (state.answer !== "done") return null;
  const { statement, notes } = state.result;
  return (
    <div aria-live="polite" className="mb-5 flex flex-col gap-3 border-ink border-y py-3">
      {statement !== null && <p className="font-serif whitespace-pre-line">{statement}</p>}
      {notes.map(({ id, of, writtenByName, text }) => (
        <p key={id} className="whitespace-pre-line">
          <span className="text-soft">
            {writtenByName}, {of === "proposal" ? "with the decision" : "sending it back"}:{" "}
          </span>
          {text ?? "destroyed at its term"}
        </p>
      ))}
    </div>
  );
}
