import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { Empty } from "#components/ui/empty.tsx";

type Handler = { readonly id: string; readonly name: string; readonly role: string; readonly named: boolean };

/** Names those who open the papers of child-safety cases; where nobody is, counsel opens the documents. */
export function HandlersForm({ people, action }: { people: readonly Handler[]; action: FormAction }) {
  if (people.length === 0) {
    return (
      <Empty title="Nobody can be named yet">Analysts, counsel and auditors will stand here once they are added.</Empty>
    );
  }
  const named = people.filter((one) => one.named).map(({ id }) => id);
  return (
    <ActionForm
      key={named.join()}
      action={action}
      submit="Name them"
      done={<Saved sentence="It is kept, and an entry of the log." />}
    >
      {named.map((id) => (
        <input key={id} type="hidden" name="seen" value={id} />
      ))}
      <BoxesField
        name="people"
        legend="They open documents and productions of these cases"
        hint="Where nobody is ticked, counsel opens the documents. Deciding such a case stays open to all who may decide."
        choices={people.map(({ id, name, role }) => ({ value: id, label: name, hint: role }))}
        defaultValues={named}
      />
    </ActionForm>
  );
}
