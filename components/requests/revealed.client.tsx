"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { Copyable } from "#components/ui/copyable.tsx";

type Result = { targets: readonly { id: string; kind: string; identifier: string }[] };

/** What a reveal showed: held in this page only, gone when it is left. */
export function Revealed() {
  const state = useFormState<Result>();
  if (state.answer !== "done") return null;
  return (
    <ol aria-live="polite" className="mb-5 flex flex-col divide-y divide-rule border-ink border-y">
      {state.result.targets.map((target, at) => (
        <li key={target.id} className="flex justify-between gap-4 py-2">
          <span className="text-soft">Target {at + 1}</span>
          <Copyable value={target.identifier} label="identifier" />
        </li>
      ))}
    </ol>
  );
}
