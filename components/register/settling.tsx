import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";

type SettlingProps = {
  version: { id: string; number: number; proposedBy: string };
  actor: { id: string; role: Role };
  countersign: FormAction;
  reject: FormAction;
};

/** What stands in the second slot of a proposed version: whose turn it is and, where it is the reader's, both answers. */
export function settling({ version, actor, countersign, reject }: SettlingProps): {
  sentence: string;
  act?: ReactNode;
} {
  const { id, number, proposedBy } = version;
  if (!may(actor.role, "register:countersign"))
    return { sentence: "A person of counsel countersigns it or turns it down." };
  if (proposedBy === actor.id) return { sentence: "You proposed it. Another person of counsel countersigns it." };
  return {
    sentence: "Read what it changes, then sign it or turn it down.",
    act: (
      <>
        <ActionForm action={countersign} hidden={{ id }} submit={`Countersign register ${number}`} />
        <Dialog
          trigger={<Button>Turn down</Button>}
          title={`Turn register ${number} down`}
          description="It never takes effect. Your reason stays beside it, and another version can be proposed."
        >
          <ActionForm action={reject} hidden={{ id }} submit="Turn it down" kind="plain">
            <LongTextField name="reason" label="Reason" minLength={10} maxLength={4000} />
          </ActionForm>
        </Dialog>
      </>
    ),
  };
}
