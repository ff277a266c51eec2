import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { endWords, givenEndCodes } from "#lib/authorities/authority.ts";

type EndVerificationProps = { authority: { id: string; name: string; version: number }; action: FormAction };

/** Ends a verification with its reason: what was recorded stays readable below. */
export function EndVerification({ authority, action }: EndVerificationProps) {
  return (
    <Dialog
      grave
      trigger={
        <Button size="small" className="w-fit">
          End the verification…
        </Button>
      }
      title={`End the verification of ${authority.name}`}
      description="Its waiting requests are judged anew, as those of an asker whom nobody verified."
    >
      <ActionForm
        action={action}
        hidden={{ id: authority.id, version: String(authority.version) }}
        submit="End the verification"
        kind="grave"
      >
        <ChoiceField
          name="code"
          label="Reason"
          choices={givenEndCodes.map((value) => ({ value, label: endWords[value] }))}
          empty="Choose a reason"
        />
        <LongTextField name="reason" label="What was found" minLength={10} maxLength={2000} rows={3} />
      </ActionForm>
    </Dialog>
  );
}
