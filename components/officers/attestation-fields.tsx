import { BoxesField, ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { attestation, dangers, dangerWords } from "#lib/requests/emergency.ts";

const choices = dangers.map((value) => ({ value, label: dangerWords[value] }));

/** What an emergency stands on: which danger, what is known, and the officer's own attestation in its exact words. */
export function AttestationFields() {
  return (
    <Section title="The danger">
      <div className="flex max-w-2xl flex-col gap-4">
        <ChoiceField name="statement.danger" label="Which danger" choices={choices} empty="Choose" />
        <LongTextField
          name="statement.facts"
          label="What is known"
          hint="Who is in danger, of what, and why it cannot wait. Sealed on arrival."
          maxLength={4000}
          rows={4}
        />
        <BoxesField
          name="statement.attested"
          legend="Attestation"
          hint="The service calls back at a number from an independent register before anything leaves."
          choices={[{ value: "on", label: attestation }]}
        />
        <BoxesField
          name="statement.processCame"
          legend="Legal process"
          choices={[{ value: "on", label: "The legal process is attached, so that none is owed afterwards" }]}
        />
      </div>
    </Section>
  );
}
