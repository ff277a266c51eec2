import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { valueName } from "#components/requests/typed-values.ts";
import type { ShownHold } from "./shown-hold.ts";

/** Values of a snapshot that a person looked up: one place for each held field of each target, told apart by its number in the list. */
export function SnapshotForm({ hold, action }: { hold: ShownHold; action: FormAction }) {
  const isHere = (targetId: string, field: string) =>
    hold.values.some((one) => one.found && one.targetId === targetId && one.field === field);
  return (
    <details>
      <summary className="w-fit text-soft hover:text-ink">Enter what you looked up</summary>
      <ActionForm
        action={action}
        hidden={{ id: hold.id, version: String(hold.version) }}
        submit="Freeze these values"
        kind="plain"
        className="mt-4 max-w-3xl"
      >
        <p className="max-w-prose text-soft">
          What stays blank is kept as: looked for, and nothing is there. Entered again, a value replaces the one before.
        </p>
        {hold.targetIds.map((target, at) => (
          <fieldset key={target} className="grid gap-x-6 gap-y-3 border-rule border-t pt-3 desk:grid-cols-2">
            <legend className="sr-only">Target {at + 1}</legend>
            <p className="font-strong desk:col-span-2" aria-hidden="true">
              Target {at + 1}
            </p>
            {hold.fieldsHeld.map(({ key, label }) => (
              <TextField
                key={key}
                name={valueName(target, key, isHere(target, key))}
                {...(isHere(target, key) && { hint: "Here already. Blank leaves it; another value replaces it." })}
                label={label}
                maxLength={20_000}
                autoComplete="off"
                optional
              />
            ))}
          </fieldset>
        ))}
      </ActionForm>
    </details>
  );
}
