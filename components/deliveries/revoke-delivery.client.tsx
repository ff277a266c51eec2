"use client";

import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActs, DialogClose } from "#components/ui/dialog.client.tsx";

/** Withdrawing ends the link for good; it can be delivered again. */
export function RevokeDelivery({ id, number, action }: { id: string; number: number; action: FormAction }) {
  return (
    <Dialog
      grave
      trigger={
        <Button size="small" aria-label={`Withdraw delivery ${number}`}>
          Withdraw
        </Button>
      }
      title={`Withdraw delivery ${number}`}
      description="Its link stops at once and for good. What was fetched before stays with who fetched it. It can be delivered again."
    >
      <ActionForm action={action} hidden={{ id }}>
        <DialogActs>
          <Submit kind="grave">Withdraw it</Submit>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
        </DialogActs>
      </ActionForm>
    </Dialog>
  );
}
