import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { LookedUp } from "./looked-up.client.tsx";

const reasons = [
  { value: "appeal", label: "An appeal of the account's owner" },
  { value: "request", label: "A request of an authority" },
  { value: "order", label: "An order to ban or to reinstate" },
  { value: "safety", label: "The safety of a person" },
  { value: "audit", label: "An audit" },
];

/** Asks for an account and a reason. It is sent in the body, never in an address, and nothing of it is kept. */
export function AccountForm({ action, zones }: { action: FormAction; zones: { zone: string; legalZone: string } }) {
  return (
    <ActionForm action={action} submit="Look up and record" done={<LookedUp zones={zones} />}>
      <TextField
        name="account"
        label="Account"
        hint="As the platform names it; a telephone number in any spelling."
        autoComplete="off"
        spellCheck={false}
      />
      <ChoiceField name="reason" label="Reason" choices={reasons} empty="Choose" />
    </ActionForm>
  );
}
