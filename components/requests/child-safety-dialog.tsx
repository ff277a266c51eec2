import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import { childSafetyOffence } from "#lib/law/offence.ts";
import type { Protection } from "#lib/requests/standing.ts";

type ChildSafetyDialogProps = {
  id: string;
  standing: Protection;
  role: Role;
  zones: { zone: string };
  mark: FormAction;
};

/** Marks a case of child safety, writes down the report that was made of it, or, for counsel, takes the mark away. */
export function ChildSafetyDialog({ id, standing, role, zones, mark }: ChildSafetyDialogProps) {
  const { childSafety, version, offence, reportReference, reportedAt } = standing;
  const seen = { id, version: String(version), zone: zones.zone };
  const removable = childSafety && role === "counsel" && offence !== childSafetyOffence;
  return (
    <Dialog
      trigger={
        <Button kind="quiet" size="small">
          {childSafety ? "Change the mark" : "Mark as child safety"}
        </Button>
      }
      title={childSafety ? "A case of child safety" : "Mark as child safety"}
      description="Its papers then open only with a reason and for those whom the house named. Pictures and films are never shown."
    >
      <ActionForm
        key={version}
        action={mark}
        hidden={{ ...seen, childSafety: "yes" }}
        submit={childSafety ? "Save the report" : "Mark the case"}
      >
        <TextField
          name="report"
          label="Number of our CyberTipline report"
          hint="Where one was made: what it held is kept for a year (18 USC 2258A)."
          defaultValue={reportReference ?? ""}
          maxLength={100}
          autoComplete="off"
          optional
        />
        <TextField
          name="reportedAt"
          label="Reported"
          type="datetime-local"
          defaultValue={reportedAt === null ? "" : typedText(reportedAt, zones.zone)}
          optional
        />
      </ActionForm>
      {removable && (
        <ActionForm
          action={mark}
          hidden={{ ...seen, childSafety: "no" }}
          submit="Take the mark away"
          kind="quiet"
          className="mt-4"
        />
      )}
    </Dialog>
  );
}
