import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { evidenceKinds, evidenceWords } from "#lib/authorities/authority.ts";

type VerifyFormProps = { authority: { id: string; name: string; version: number }; action: FormAction };

/** Records how an authority was verified. */
export function VerifyForm({ authority, action }: VerifyFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={{ id: authority.id, version: String(authority.version) }}
      submit="Record the verification"
    >
      <p className="max-w-prose text-soft">
        Never use a number or an address from the demand itself: whoever forged the demand wrote those too.
      </p>
      <ChoiceField
        name="evidence"
        label="Evidence"
        choices={evidenceKinds.map((kind) => ({ value: kind, label: evidenceWords[kind] }))}
        defaultValue="call-back"
      />
      <TextField
        name="registrySource"
        label="Independent register"
        hint="Where you found the number, the domain or the seal, such as a State's own directory of authorities."
        minLength={3}
        maxLength={300}
      />
      <LongTextField
        name="note"
        label="What was checked"
        hint="In a sentence: who answered, what they confirmed."
        minLength={10}
        maxLength={2000}
      />
    </ActionForm>
  );
}
