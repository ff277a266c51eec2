"use client";

import { BookmarkPlus } from "lucide-react";
import { useEffect, useState } from "react";
import { ActionForm, useFormState } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import type { QueueFilter } from "#components/requests/queue-views.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";

/** Names what the queue is narrowed to. */
export function SaveView({ filter, action }: { filter: QueueFilter; action: FormAction }) {
  const [open, setOpen] = useState(false);
  const trigger = (
    <Button kind="quiet" size="small" data-key="v">
      <BookmarkPlus aria-hidden /> Save this view
    </Button>
  );
  return (
    <Dialog
      title="Save this view"
      description="Its filters and its order, under a name. What it shows is always what is there then."
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
    >
      <ActionForm action={action} hidden={hiddenOf(filter)} submit="Save the view">
        <CloseWhenDone close={() => setOpen(false)} />
        <TextField name="name" label="Name" maxLength={60} autoComplete="off" />
        <div className="flex flex-col">
          <Checkbox name="shared" label="Everybody at the desk sees it" />
          <Checkbox name="isDefault" label="My queue begins with it" />
        </div>
      </ActionForm>
    </Dialog>
  );
}

function hiddenOf(filter: QueueFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function CloseWhenDone({ close }: { close: () => void }) {
  const state = useFormState();
  useEffect(() => {
    if (state.answer === "done") close();
  }, [state, close]);
  return null;
}
