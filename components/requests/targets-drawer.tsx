import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { CaseProps } from "./case-view.ts";
import { Revealed } from "./revealed.client.tsx";
import { revealReasonWords, targetKindWords } from "./words.ts";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** How many accounts are meant and what kind of identifier names each; which, only after a reason. */
export function TargetsDrawer({ view, acts, actor }: CaseProps) {
  const { targets, request } = view;
  if (targets.length === 0) {
    return (
      <p className="text-soft">
        {request.accounts === null
          ? "It names no account here."
          : `${request.accounts} accounts; their identifiers were not kept.`}
      </p>
    );
  }
  const open = targets.some((target) => !target.destroyed);
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-1">
        {targets.slice(0, 8).map((target, at) => (
          <li key={target.id} className="flex justify-between gap-3">
            <span>Target {at + 1}</span>
            <span className="text-soft">
              {target.destroyed ? "destroyed" : `${targetKindWords[target.kind]}, sealed`}
            </span>
          </li>
        ))}
        {targets.length > 8 && <li className="text-soft">and {targets.length - 8} more</li>}
      </ol>
      {open && may(actor.role, "requests:reveal") && (
        <Dialog
          trigger={
            <Button size="small" className="w-fit">
              Reveal
            </Button>
          }
          title="Reveal the targets"
          description="That you looked, and why, is an entry of the log. They are shown here and nowhere else."
        >
          <ActionForm action={acts.reveal} hidden={{ id: request.id }} submit="Reveal and record" done={<Revealed />}>
            <ChoiceField name="reason" label="Reason" id="reveal-reason" choices={reasons} empty="Choose" />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
