import { countryChoices } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { orderAsks, orderInstruments, orderInstrumentWords } from "#lib/banOrders/banOrder.ts";
import { asksWords } from "./words.ts";

type RecordOrderProps = { action: FormAction; ban: string; request: string; zone: string; now: Date };

/** Writes down an order of a committee, a court or another authority. */
export function RecordOrder({ action, ban, request, zone, now }: RecordOrderProps) {
  return (
    <ActionForm action={action} hidden={{ zone }} submit="Record the order">
      <ChoiceField
        name="asks"
        label="What is ordered"
        choices={orderAsks.map((value) => ({ value, label: asksWords[value] }))}
        empty="Choose"
      />
      <TextField name="authority" label="Authority" maxLength={200} placeholder="Grievance Appellate Committee" />
      <ChoiceField name="country" label="Country" choices={countryChoices} empty="Choose a country" />
      <ChoiceField
        name="instrument"
        label="By what"
        choices={orderInstruments.map((value) => ({ value, label: orderInstrumentWords(value) }))}
        empty="Choose"
      />
      <TextField name="reference" label="Their reference" maxLength={200} />
      <TextField name="receivedAt" label="Received" type="datetime-local" defaultValue={typedText(now, zone)} />
      <TextField
        name="printedDueOn"
        label="Date that the order prints"
        hint="Until when it is to be carried out. Without one, and without a rule that counts, no deadline is made up."
        type="date"
        optional
      />
      <TextField
        name="ban"
        label="Ban"
        hint="The address of its page here, or the platform and its own id of the ban as platform:id."
        maxLength={400}
        defaultValue={ban}
        optional
      />
      <TextField
        name="request"
        label="Request of the desk"
        hint="Its reference or the address of its page, where the order is one."
        maxLength={400}
        defaultValue={request}
        optional
      />
    </ActionForm>
  );
}
