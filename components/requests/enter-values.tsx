import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { type CaseView, grantedFields, seen } from "./case-view.ts";
import { valueName } from "./typed-values.ts";
import { targetKindWords } from "./words.ts";

type EnterValuesProps = { view: CaseView; action: FormAction; open: boolean };

/** Values that a person looked up: one place for each granted field of each target, told apart by its number in the list of targets. */
export function EnterValues({ view, action, open }: EnterValuesProps) {
  const fields = grantedFields(view);
  const isHere = (targetId: string, field: string) =>
    view.collected.some((one) => one.found && one.targetId === targetId && one.field === field);
  return (
    <details open={open || undefined}>
      <summary className="w-fit text-soft hover:text-ink">Enter by hand</summary>
      <ActionForm
        action={action}
        hidden={seen(view)}
        submit="Keep these values"
        kind="plain"
        className="mt-4 max-w-3xl"
      >
        <p className="max-w-prose text-soft">
          Reveal the targets at the right to look them up. What stays blank is kept as: looked for, and nothing is
          there. Entered again, a value replaces the one before.
        </p>
        {view.targets.map((target, at) => (
          <fieldset key={target.id} className="grid gap-x-6 gap-y-3 border-rule border-t pt-3 desk:grid-cols-2">
            <legend className="sr-only">Target {at + 1}</legend>
            <p className="font-strong desk:col-span-2" aria-hidden="true">
              Target {at + 1}, <span className="font-normal text-soft">{targetKindWords[target.kind]}</span>
            </p>
            {fields.map((field) => (
              <TextField
                key={field.key}
                name={valueName(target.id, field.key, isHere(target.id, field.key))}
                {...(isHere(target.id, field.key) && {
                  hint: "Here already. Blank leaves it; another value replaces it.",
                })}
                label={field.label}
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
