"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { Copyable } from "#components/ui/copyable.tsx";

/** What a reveal of a call-back showed: held in this page only. */
export function CallRevealed() {
  const state = useFormState<{ number: string; spokeWith: string }>();
  if (state.answer !== "done") return null;
  const { number, spokeWith } = state.result;
  return (
    <p aria-live="polite" className="mt-3 border-ink border-y py-2">
      <Copyable value={number} label="number" /> · {spokeWith}
    </p>
  );
}
