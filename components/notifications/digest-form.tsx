import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { Drawer } from "#components/shell/page-header.tsx";
import type { Digest } from "#lib/notifications/notification.ts";

const choices: { value: Digest; label: string }[] = [
  { value: "off", label: "Not at all" },
  { value: "at-once", label: "At once, within a minute" },
  { value: "daily", label: "Once a day" },
];

/** How the reader is told by e-mail as well. */
export function DigestForm({ digest, action }: { digest: Digest; action: FormAction }) {
  return (
    <Drawer title="By e-mail">
      <ActionForm action={action} submit="Keep this" kind="plain" size="small" done={<Saved sentence="It is kept." />}>
        <ChoiceField
          name="digest"
          label="Tell me by e-mail"
          hint="How much waits and where; nothing of any case."
          choices={choices}
          defaultValue={digest}
        />
      </ActionForm>
    </Drawer>
  );
}
