"use client";

import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActs, DialogClose } from "#components/ui/dialog.client.tsx";

type RevokeKeyProps = { id: string; source: string; action: FormAction };

/** A key that was revoked never opens again, so its source is typed. */
export function RevokeKey({ id, source, action }: RevokeKeyProps) {
  return (
    <Dialog
      grave
      trigger={
        <Button size="small" aria-label={`Revoke a key of ${source}`}>
          Revoke
        </Button>
      }
      title={`Revoke this key of ${source}`}
      description="It stops at once and for good. What it sent stays. A machine that still uses it is answered 401 from now on."
    >
      <ActionForm action={action} hidden={{ id }}>
        <TextField
          id={`typed-${id}`}
          name="typed"
          label={`Type ${source} to go on`}
          autoComplete="off"
          spellCheck={false}
          pattern={source}
          title={source}
        />
        <DialogActs>
          <Submit kind="grave">Revoke the key</Submit>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
        </DialogActs>
      </ActionForm>
    </Dialog>
  );
}
