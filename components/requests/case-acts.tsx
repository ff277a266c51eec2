import { LongTextField } from "#components/forms/form-fields.client.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, seen } from "./case-view.ts";
import { ConfirmedForm } from "./confirmed-form.client.tsx";

/** What ends a case: closing it once it is answered, or recording that it was withdrawn. Neither can be undone. */
export function CaseEnds({ view, acts, actor }: CaseProps) {
  const { request } = view;
  const hidden = seen(view);
  return (
    <>
      {can(request, "withdraw") && may(actor.role, "requests:withdraw") && (
        <ConfirmedForm
          action={acts.withdraw}
          hidden={hidden}
          word={request.reference}
          opens="Record a withdrawal"
          title="The authority withdrew it"
          description="Nothing can be given under it afterwards, and it is counted as withdrawn. This cannot be undone."
          submit="Record that it was withdrawn"
        >
          <LongTextField name="note" label="How it was withdrawn" maxLength={2000} optional />
        </ConfirmedForm>
      )}
      {can(request, "close") && may(actor.role, "requests:close") && (
        <ConfirmedForm
          action={acts.close}
          hidden={hidden}
          word={request.reference}
          opens="Close the case"
          title="Close the case"
          description={
            request.state === "decided"
              ? "It was refused and no letter was made. A closed case is not opened again."
              : "It was answered. A notice that waits for a non-disclosure to end waits on. A closed case is not opened again."
          }
          submit="Close the case"
        />
      )}
    </>
  );
}
