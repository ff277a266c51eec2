import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { revealReasonWords } from "#components/requests/words.ts";
import { OpenedThread } from "./opened-thread.client.tsx";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

type OpenMessagesProps = { requestId: string; action: FormAction; zones: { zone: string; legalZone: string } };

/** Reads the texts, for a reason: they may name people. */
export function OpenMessages({ requestId, action, zones }: OpenMessagesProps) {
  return (
    <ActionForm
      action={action}
      hidden={{ id: requestId }}
      submit="Record and read"
      className="mt-5"
      done={<OpenedThread {...zones} />}
    >
      <ChoiceField
        name="reason"
        id="messages-reason"
        label="Reason"
        hint="The messages may name people. That you read them, and why, is an entry of the log."
        choices={reasons}
        empty="Choose"
      />
    </ActionForm>
  );
}
