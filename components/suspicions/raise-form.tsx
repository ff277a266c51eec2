import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { type SignalCode, signalWords } from "#lib/suspicions/suspicion.ts";

type RaiseFormProps = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** What the desk found, ticked beforehand. */
  signals: readonly SignalCode[];
};

/** Raises a suspicion, in a person's words, on the signals that they believe. */
export function RaiseForm({ action, hidden, signals }: RaiseFormProps) {
  return (
    <Dialog
      trigger={<Button className="w-fit">Raise a suspicion…</Button>}
      title="Raise a suspicion"
      description="It refuses nothing by itself. The desk is told, and what it names stands as suspect until it is marked."
    >
      <ActionForm action={action} hidden={hidden} submit="Raise it">
        {signals.length > 0 && (
          <BoxesField
            name="signals"
            legend="Signals that it rests on"
            choices={signals.map((value) => ({ value, label: signalWords[value] }))}
            defaultValues={signals}
          />
        )}
        <LongTextField name="reason" label="What is suspicious" minLength={10} maxLength={4000} rows={4} />
      </ActionForm>
    </Dialog>
  );
}
