import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { keyKinds, keyKindWords } from "#lib/officers/officer.ts";

const choices = keyKinds.map((value) => ({ value, label: keyKindWords[value].label }));

/** Adds the public part of a key. What it is is read from it, and shown by its fingerprint to be compared. */
export function AddKey({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} submit="Add the key">
      <ChoiceField name="kind" label="Kind" choices={choices} empty="Choose" />
      <LongTextField
        name="publicKey"
        label="The key"
        hint={keyKinds.map((kind) => `${keyKindWords[kind].label}: ${keyKindWords[kind].looks}.`).join(" ")}
        rows={6}
        spellCheck={false}
        className="[&_textarea]:font-mono [&_textarea]:text-small"
      />
    </ActionForm>
  );
}
