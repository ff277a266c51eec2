import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { type ConfirmedOutcome, markable, outcomeWords } from "#lib/suspicions/suspicion.ts";

type MarkFormProps = {
  suspicion: {
    id: string;
    version: number;
    proposedOutcome: ConfirmedOutcome | null;
    proposedBy: string | null;
    proposedByName: string | null;
  };
  actorId: string;
  /** Each null for who may not. */
  acts: { mark: FormAction | null; confirm: FormAction | null };
};

/** Says what became of a suspicion; what two people must say waits for the second. */
export function MarkForm({ suspicion, actorId, acts }: MarkFormProps) {
  const { proposedOutcome, proposedBy, proposedByName } = suspicion;
  const seen = { id: suspicion.id, version: String(suspicion.version) };
  const second = proposedOutcome !== null && proposedBy !== actorId && acts.confirm !== null ? acts.confirm : null;
  return (
    <div className="flex flex-col gap-6">
      {proposedOutcome !== null && second === null && (
        <Notice tone="due" title={`Proposed as “${outcomeWords[proposedOutcome]}” by ${proposedByName ?? "somebody"}`}>
          Nobody confirms a fraud alone: another of counsel does.
        </Notice>
      )}
      {proposedOutcome !== null && second !== null && (
        <ActionForm action={second} hidden={seen} submit={`Confirm: ${outcomeWords[proposedOutcome]}`} kind="grave">
          <LongTextField
            name="reason"
            id="confirm-reason"
            label="What you looked at"
            minLength={10}
            maxLength={4000}
            rows={3}
          />
        </ActionForm>
      )}
      {acts.mark !== null && (
        <ActionForm action={acts.mark} hidden={seen} submit="Mark it" kind={second === null ? "main" : "plain"}>
          <ChoiceField
            name="outcome"
            label="What became of it"
            choices={markable.map((value) => ({ value, label: outcomeWords[value] }))}
            empty="Choose"
            hint="Confirmed fraud and impersonation are proposed here, and confirmed by a second person."
          />
          <LongTextField name="reason" label="On what it rests" minLength={20} maxLength={4000} rows={3} />
        </ActionForm>
      )}
    </div>
  );
}
