import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { ConfirmedForm } from "#components/requests/confirmed-form.client.tsx";

type RetractRequestProps = { id: string; version: number; reference: string; action: FormAction };

/** Withdraws a request before it is answered. It cannot be taken back: what is needed again is asked again. */
export function RetractRequest({ id, version, reference, action }: RetractRequestProps) {
  return (
    <ConfirmedForm
      action={action}
      hidden={{ id, version: String(version) }}
      word={reference}
      opens="Withdraw this request"
      title={`Withdraw ${reference}`}
      description="Nothing more is done about it, and nothing will be given. What is needed again is asked again, under a new reference."
      submit="Withdraw it for good"
    >
      <LongTextField name="reason" label="Why" maxLength={2000} rows={2} />
    </ConfirmedForm>
  );
}
