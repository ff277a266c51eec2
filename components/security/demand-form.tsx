import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { everyInstrument } from "#lib/law/instrument.ts";

const instruments = everyInstrument
  .filter((one) => one.nationalSecurity)
  .map(({ id, name, citation }) => ({ value: id, label: `${name} (${citation})` }));

/** Writes down a demand. What it says is sealed; only its instrument, day and count of selectors are read again without a reason. */
export function DemandForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action} submit="Record it here">
      <ChoiceField name="instrument" label="Instrument" choices={instruments} empty="Choose the instrument" />
      <div className="grid gap-4 desk:grid-cols-2">
        <TextField name="receivedOn" label="Received on" type="date" />
        <TextField name="selectors" label="Customer selectors targeted" type="number" min={0} max={1_000_000} />
      </div>
      <ChoiceField
        name="newService"
        label="The platform that it concerns"
        choices={[
          { value: "no", label: "Had such orders before" },
          { value: "yes", label: "Never had one: told after 540 days" },
        ]}
        defaultValue="no"
      />
      <TextField name="issuer" label="Issued by" maxLength={300} autoComplete="off" />
      <TextField name="reference" label="Its own reference" maxLength={200} autoComplete="off" />
      <LongTextField name="targets" label="Targets" hint="One a line" rows={3} optional spellCheck={false} />
      <LongTextField name="note" label="Note" maxLength={4000} rows={3} optional />
    </ActionForm>
  );
}
