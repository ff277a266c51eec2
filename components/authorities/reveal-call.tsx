import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { CallRevealed } from "./call-revealed.client.tsx";

const reasons = [
  { value: "call-again", label: "Call again" },
  { value: "suspicion", label: "A suspicion" },
  { value: "quality-review", label: "Quality review" },
  { value: "audit-sample", label: "Sample of an audit" },
  { value: "legal-challenge", label: "Legal challenge" },
];

/** Number and person of a call-back are sealed: to see them is an act with a reason, and an entry. */
export function RevealCall({ verificationId, action }: { verificationId: string; action: FormAction }) {
  return (
    <details className="mt-3">
      <summary className="w-fit cursor-pointer text-soft hover:text-ink">Number and person of the call</summary>
      <ActionForm
        action={action}
        hidden={{ verificationId }}
        submit="Show them"
        kind="plain"
        size="small"
        done={<CallRevealed />}
        className="mt-3"
      >
        <ChoiceField
          name="reason"
          id={`reason-${verificationId}`}
          label="Reason"
          choices={reasons}
          empty="Choose a reason"
        />
      </ActionForm>
    </details>
  );
}
