import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { type CaseProps, seen } from "./case-view.ts";
import { DangerFields } from "./new-emergency-fields.tsx";

/** Records what the officer attested when they were asked: the emergency came without it. */
export function AttestForm({ view, acts }: Pick<CaseProps, "view" | "acts">) {
  return (
    <Dialog
      trigger={<Button size="small">Record the attestation</Button>}
      title="Record the attestation"
      description="What the officer said when they were asked. Nothing of an emergency is released before; facts and name are sealed."
    >
      <ActionForm action={acts.attest} hidden={seen(view)} submit="Record the attestation">
        <DangerFields />
        <BoxesField
          name="processCame"
          legend="Legal process"
          choices={[{ value: "on", label: "It came along with the demand, so none is owed afterwards" }]}
        />
      </ActionForm>
    </Dialog>
  );
}
