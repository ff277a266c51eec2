import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";

/** Records who an officer is. Nobody is told, and nothing opens: that is what verification and invitation are for. */
export function RecordOfficer({ authorityId, action }: { authorityId: string; action: FormAction }) {
  return (
    <Dialog
      trigger={<Button className="w-fit">Record an officer</Button>}
      title="Record an officer"
      description="Who they are. They are verified next, and then invited to their address at the authority's own domain."
    >
      <ActionForm action={action} hidden={{ authorityId }} submit="Record the officer">
        <TextField name="name" id="officer-name" label="Name" maxLength={200} autoComplete="off" />
        <TextField name="title" id="officer-title" label="Rank or office" maxLength={200} autoComplete="off" optional />
        <TextField
          name="email"
          id="officer-email"
          label="E-mail address"
          hint="At a domain of the authority: an invitation goes nowhere else."
          type="email"
          maxLength={320}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="phone"
          id="officer-phone"
          label="Telephone"
          type="tel"
          maxLength={50}
          autoComplete="off"
          optional
        />
      </ActionForm>
    </Dialog>
  );
}
