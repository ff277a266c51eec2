import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";

/** An administrator proposes that somebody be cleared; counsel countersigns. */
export function ClearForm({
  others,
  action,
}: {
  others: readonly { id: string; name: string; role: string }[];
  action: FormAction;
}) {
  return (
    <ActionForm action={action} submit="Propose the clearance">
      <p className="max-w-prose text-soft">It stands once counsel, another than the person, has countersigned it.</p>
      <ChoiceField
        name="personId"
        label="Person"
        choices={others.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
        empty="Choose a person"
      />
      <LongTextField name="reason" label="Why" minLength={10} maxLength={1000} rows={3} />
    </ActionForm>
  );
}
