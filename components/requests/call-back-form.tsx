import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { callBackOutcomes, callBackWords } from "#lib/requests/emergency.ts";
import { type CaseProps, seen } from "./case-view.ts";

/** Records a call to a number from an independent register; the last one counts. */
export function CallBackForm({ view, acts }: Pick<CaseProps, "view" | "acts">) {
  const first = view.callBacks.length === 0;
  return (
    // Another call makes another dialog, so that the one in which it was recorded closes.
    <Dialog
      key={view.callBacks.length}
      trigger={
        <Button kind={first ? "main" : "plain"} size="small">
          Record a call-back
        </Button>
      }
      title="Record a call-back"
      description="Nothing of an emergency is released before somebody answered at a number that does not come from the demand. Number and person are sealed."
    >
      <ActionForm action={acts.callBack} hidden={seen(view)} submit="Record the call-back">
        <TextField
          name="registerSource"
          label="Register that has the number"
          hint="A public directory of offices, the ministry's list; never the demand."
          minLength={3}
          maxLength={300}
        />
        <TextField name="number" label="Number called" type="tel" maxLength={50} autoComplete="off" />
        <TextField
          name="spokenTo"
          label="Spoken to"
          hint="Name and rank or office."
          maxLength={300}
          autoComplete="off"
        />
        <ChoiceField
          name="outcome"
          label="Outcome"
          choices={callBackOutcomes.map((value) => ({ value, label: callBackWords[value] }))}
          empty="Choose"
        />
        <BoxesField
          name="independent"
          legend="The number"
          choices={[{ value: "on", label: "It comes from that register, and not from the demand" }]}
        />
      </ActionForm>
    </Dialog>
  );
}
