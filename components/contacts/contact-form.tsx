import type { ReactNode } from "react";
import { countryChoices } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { authorityKinds, kindWords } from "#lib/authorities/authority.ts";
import { type ContactVersion, channels, channelWords, topics, topicWords } from "#lib/contacts/contact.ts";

type ContactFormProps = {
  known: (ContactVersion & { id: string; version: number }) | null;
  zone: string;
  now: Date;
  action: FormAction;
  back?: ReactNode;
};

/** Writes a contact down, or corrects one: who, when, what was asked, what was answered. */
export function ContactForm({ known, zone, now, action, back }: ContactFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={known === null ? { zone } : { zone, id: known.id, version: String(known.version) }}
      submit={known === null ? "Record the contact" : "Save the correction"}
      back={back}
    >
      <TextField
        name="heldAt"
        label="When"
        type="datetime-local"
        defaultValue={typedText(known?.heldAt ?? now, zone)}
      />
      <Office known={known} />
      <LongTextField
        name="officials"
        label="Officials"
        hint="Name and office, one a line. Shown to staff; never in the log and in no report."
        optional
        rows={2}
        defaultValue={known?.officials.join("\n")}
      />
      <BoxesField
        name="topics"
        legend="Topics"
        choices={topics.map((value) => ({ value, label: topicWords[value] }))}
        defaultValues={known?.topics ?? []}
      />
      <LongTextField name="asked" label="What was asked" rows={4} maxLength={8000} defaultValue={known?.asked} />
      <LongTextField
        name="answered"
        label="What was answered"
        rows={4}
        maxLength={8000}
        defaultValue={known?.answered}
      />
      {known === null ? <Promises /> : <Correction />}
    </ActionForm>
  );
}

function Office({ known }: Pick<ContactFormProps, "known">) {
  return (
    <>
      <ChoiceField
        name="channel"
        label="Channel"
        choices={channels.map((value) => ({ value, label: channelWords[value] }))}
        defaultValue={known?.channel ?? "meeting"}
      />
      <TextField name="office" label="Ministry or office" maxLength={300} defaultValue={known?.office} />
      <ChoiceField
        name="kind"
        label="Kind of office"
        choices={authorityKinds.map((value) => ({ value, label: kindWords[value] }))}
        defaultValue={known?.kind ?? "ministry"}
      />
      <ChoiceField
        name="country"
        label="Country"
        choices={countryChoices}
        empty="Choose a country"
        defaultValue={known?.country ?? ""}
      />
    </>
  );
}

function Correction() {
  return (
    <LongTextField
      name="reason"
      label="Why it is corrected"
      hint="What was written before stays readable."
      rows={2}
      minLength={10}
      maxLength={2000}
    />
  );
}

function Promises() {
  return (
    <>
      <TextField
        name="ours"
        label="What we promised"
        optional
        maxLength={2000}
        hint="More can be added on the contact's page."
      />
      <TextField name="oursDueOn" label="To be kept by" type="date" optional />
      <TextField name="theirs" label="What they promised" optional maxLength={2000} />
      <TextField name="theirsDueOn" label="To be kept by them by" type="date" optional />
    </>
  );
}
