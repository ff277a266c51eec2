"use client";

import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { MailShown } from "./mail-shown.client.tsx";

/** Opens one mail in a sheet; the entry is written when its text is asked for, not when the sheet opens. */
export function ReadMail({ id, what, action }: { id: string; what: string; action: FormAction }) {
  return (
    <Dialog
      trigger={
        <Button size="small" aria-label={`Read: ${what}`}>
          Read
        </Button>
      }
      title={what}
      description="To whom it goes and what it says is sealed. Each look is an entry in the log, with your name."
    >
      <ActionForm action={action} hidden={{ id }} submit="Show it" done={<MailShown />} />
    </Dialog>
  );
}

/** Puts a mail back into the outbox. */
export function RetryMail({ id, action }: { id: string; action: FormAction }) {
  return (
    <ActionForm action={action} hidden={{ id }} submit="Send again" kind="plain" size="small" className="inline-flex" />
  );
}
