import { countryChoices } from "#components/authorities/countries.ts";
import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { jurisdictionWords } from "#components/law/words.ts";
import { Section } from "#components/shell/page-header.tsx";
import { everyInstrument } from "#lib/law/instrument.ts";
import type { Register } from "#lib/register/field.ts";
import { attestation, dangers, dangerWords, emergencyFields, isEmergencyLane } from "#lib/requests/emergency.ts";

type NewEmergencyFieldsProps = {
  register: Pick<Register, "fields">;
  /** Names of known authorities, offered while one is written. */
  authorities: readonly string[];
  zone: string;
  /** Today in the legal zone, ISO date. */
  on: string;
  receivedAt: string;
};

const half = "grid gap-x-6 gap-y-4 desk:grid-cols-2";

/** The minimal form of an emergency: who, which danger, which account, and only what is held. Three screens of keys, from top to bottom. */
export function NewEmergencyFields(props: NewEmergencyFieldsProps) {
  return (
    <>
      <Asker {...props} />
      <Danger />
      <Least {...props} />
    </>
  );
}

function Asker({ authorities, zone, receivedAt }: NewEmergencyFieldsProps) {
  return (
    <Section title="Who asks">
      <div className={half}>
        <TextField
          name="authority.name"
          label="Authority"
          maxLength={300}
          list="known-authorities"
          autoComplete="off"
          autoFocus
        />
        <ChoiceField name="authority.country" label="Country" choices={countryChoices} empty="Choose" />
        <TextField
          name="reference"
          label="Reference"
          hint="The authority's own."
          maxLength={200}
          autoComplete="off"
          className="[&_input]:font-mono"
        />
        <TextField
          name="receivedAt"
          label="Received"
          hint={`In ${zone}. Hours count from here.`}
          type="datetime-local"
          defaultValue={receivedAt}
        />
      </div>
      <datalist id="known-authorities">
        {authorities.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Section>
  );
}

function Danger() {
  return (
    <Section title="The danger">
      <DangerFields />
    </Section>
  );
}

/** What is said of the danger, and the attestation in its exact words. */
export function DangerFields() {
  return (
    <div className="flex flex-col gap-4">
      <ChoiceField
        name="danger"
        label="Which danger"
        choices={dangers.map((value) => ({ value, label: dangerWords[value] }))}
        empty="Choose"
        className="max-w-md in-[[role=dialog]]:max-w-none"
      />
      <LongTextField
        name="facts"
        label="Facts"
        hint="Who is in danger, of what, and why it cannot wait. Kept sealed."
        minLength={20}
        maxLength={4000}
      />
      <TextField
        name="attestedBy"
        label="Attested by"
        hint="Name and rank of who makes this attestation."
        maxLength={300}
        autoComplete="off"
        className="max-w-md in-[[role=dialog]]:max-w-none"
      />
      <BoxesField
        name="attested"
        legend="Attestation"
        hint="It was read to, or signed by, whoever asks, in these words."
        choices={[{ value: "on", label: <q className="font-serif">{attestation}</q> }]}
      />
    </div>
  );
}

function Least({ register, on }: NewEmergencyFieldsProps) {
  const lane = everyInstrument.filter((one) => isEmergencyLane(one, on));
  const least = new Set(lane.flatMap((one) => emergencyFields(register, one)));
  return (
    <Section title="The least that helps">
      <div className="flex flex-col gap-4">
        <ChoiceField
          name="instrument"
          label="Under which rule"
          choices={lane.map((one) => ({
            value: one.id,
            label: `${jurisdictionWords[one.jurisdiction]}: ${one.name} (${one.citation})`,
          }))}
          empty="Choose"
        />
        <LongTextField
          name="targets"
          label="Targets"
          hint="One a line: telephone number, e-mail address or account."
          rows={2}
          autoComplete="off"
          className="[&_textarea]:font-mono"
        />
        <BoxesField
          name="fields"
          legend="What is asked for"
          hint="Only what is held: the process that follows can ask for more."
          choices={register.fields
            .filter((one) => least.has(one.key))
            .map((one) => ({ value: one.key, label: one.label }))}
        />
        <BoxesField
          name="processCame"
          legend="Legal process"
          choices={[{ value: "on", label: "It came along with the demand, so none is owed afterwards" }]}
        />
      </div>
    </Section>
  );
}
