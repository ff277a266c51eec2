import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { revealReasonWords } from "#components/requests/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { RevealedAppeal } from "./revealed-appeal.client.tsx";
import type { ShownAppeal } from "./shown-appeal.ts";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));
const standing = {
  none: "The user said nothing.",
  sealed: "What the user said is sealed.",
  destroyed: "What the user said was destroyed at its term.",
} as const;

type RevealAppealProps = { appeal: Pick<ShownAppeal, "id" | "statement" | "notes">; action: FormAction | null };

/** What was written about an appeal: sealed, and read by a recorded look only. */
export function RevealAppeal({ appeal, action }: RevealAppealProps) {
  const { id, statement, notes } = appeal;
  const readable = action !== null && (statement === "sealed" || notes > 0);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>
        {standing[statement]}{" "}
        {notes === 0 ? "No reviewer wrote a note." : `${notes === 1 ? "One note" : `${notes} notes`} of reviewers.`}
      </p>
      {readable && (
        <Dialog
          trigger={<Button size="small">Read it</Button>}
          title="Read what was written"
          description="That you looked, and why, is an entry of the log. It is shown here and nowhere else."
        >
          <ActionForm action={action} hidden={{ id }} submit="Show and record" done={<RevealedAppeal />}>
            <ChoiceField name="reason" id="reveal-reason" label="Reason" choices={reasons} empty="Choose" />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
