import { countryChoices } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { statementLengthMax } from "#lib/appeals/appeal.ts";

type RecordAppealProps = { action: FormAction; ban: string; formKey: string; zone: string; now: Date };

/** Writes down an appeal that did not come from the platform. */
export function RecordAppeal({ action, ban, formKey, zone, now }: RecordAppealProps) {
  return (
    <ActionForm action={action} hidden={{ zone, key: formKey }} submit="Record the appeal">
      <TextField
        name="ban"
        label="Ban"
        hint="The address of its page here, or the platform and its own id of the ban as platform:id."
        maxLength={400}
        defaultValue={ban}
      />
      <TextField name="receivedAt" label="Received" type="datetime-local" defaultValue={typedText(now, zone)} />
      <ChoiceField
        name="country"
        label="Country of the user"
        choices={countryChoices}
        empty="As the ban says"
        optional
      />
      <LongTextField
        name="statement"
        label="What the user says"
        hint="Kept sealed, read only by a recorded look, destroyed at its term. Leave out what is not needed."
        rows={6}
        maxLength={statementLengthMax}
        optional
      />
    </ActionForm>
  );
}
