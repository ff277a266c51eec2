import { randomUUID } from "node:crypto";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { type Correspondent, messageLengthMax } from "#lib/messages/message.ts";

type WriteMessageProps = {
  requestId: string;
  officer: Correspondent | null;
  action: FormAction;
  /** `main` where there is nothing to read first. */
  kind: "main" | "plain";
};

/** Writes to the officer who asked, where there is one who can read it. */
export function WriteMessage({ requestId, officer, action, kind }: WriteMessageProps) {
  if (officer === null) {
    return (
      <p className="max-w-prose text-soft">
        This request did not come through the portal, so nobody could read a message there. Answer the way it came.
      </p>
    );
  }
  if (officer.disabled) {
    return (
      <p className="max-w-prose text-soft">
        {officer.name} can no longer sign in, so nobody would read a message. Speak to the authority.
      </p>
    );
  }
  return (
    <ActionForm
      action={action}
      hidden={{ id: requestId, once: randomUUID() }}
      submit={`Send to ${officer.name}`}
      kind={kind}
      done={
        <Saved sentence="It is sent. The officer gets an e-mail that something waits in the portal, and nothing of what." />
      }
    >
      <LongTextField
        name="text"
        label="Message"
        hint="Read by the officer in the portal. It is kept sealed."
        maxLength={messageLengthMax}
        rows={6}
      />
    </ActionForm>
  );
}
