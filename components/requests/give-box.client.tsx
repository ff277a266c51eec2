"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";

/** Gives one available field, in the form of a proposal. Nothing is ticked beforehand: giving is the act. */
export function GiveBox({ field, label }: { field: string; label: string }) {
  const state = useFormState();
  const ticked = state.answer === "refused" && (state.kept.grant ?? []).includes(field);
  return (
    <Checkbox
      key={String(ticked)}
      name="grant"
      value={field}
      defaultChecked={ticked}
      label={
        <>
          Give<span className="sr-only"> {label}</span>
        </>
      }
      className="-my-1"
    />
  );
}
