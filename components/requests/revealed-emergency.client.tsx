"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";

type Result = {
  facts: string;
  attestedBy: string;
  calls: readonly { id: string; number: string; spokenTo: string }[];
};

/** What a reveal of an emergency showed: held in this page only, gone when it is left. */
export function RevealedEmergency() {
  const state = useFormState<Result>();
  if (state.answer !== "done") return null;
  const { facts, attestedBy, calls } = state.result;
  return (
    <div aria-live="polite" className="mb-5 flex flex-col gap-2 border-ink border-y py-3">
      <p className="whitespace-pre-line">{facts}</p>
      <p className="text-soft">Attested by {attestedBy}</p>
      {calls.map((call) => (
        <p key={call.id} className="text-soft">
          Called {call.number}: {call.spokenTo}
        </p>
      ))}
    </div>
  );
}
