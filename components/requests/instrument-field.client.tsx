"use client";

import { useState } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

/** An instrument as the form shows it: what it is called, and the three things that stand beside every use of one. */
export type InstrumentChoice = {
  id: string;
  label: string;
  citation: string;
  status: string;
  basis: string;
  deadline: string;
};

/** Chooses an instrument and shows its citation, status, basis and deadline as soon as it is chosen. */
export function InstrumentField({ choices }: { choices: InstrumentChoice[] }) {
  const state = useFormState();
  const kept = state.answer === "refused" ? (state.kept.instrument?.[0] ?? "") : "";
  const [chosen, choose] = useState(kept);
  const one = choices.find(({ id }) => id === chosen);
  return (
    <Field
      name="instrument"
      label="Instrument"
      error={state.answer === "refused" ? state.fields.instrument : undefined}
    >
      {(wiring) => (
        <>
          <Select
            key={kept}
            {...wiring}
            choices={choices.map(({ id, label }) => ({ value: id, label }))}
            empty="Choose"
            defaultValue={chosen}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <p aria-live="polite" className="min-h-9 text-small text-soft">
            {one === undefined ? (
              "Its citation, status and basis are shown here."
            ) : (
              <>
                <span className="text-ink">{one.citation}</span>; {one.status}; {one.basis}. Deadline: {one.deadline}.
              </>
            )}
          </p>
        </>
      )}
    </Field>
  );
}
