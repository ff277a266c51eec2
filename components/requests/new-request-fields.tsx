import { countryChoices } from "#components/authorities/countries.ts";
import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { offenceCodes, offenceWords } from "#lib/law/offence.ts";
import type { Field } from "#lib/register/field.ts";
import { AskedFields } from "./asked-fields.tsx";
import { type InstrumentChoice, InstrumentField } from "./instrument-field.client.tsx";
import { surfaceWords } from "./words.ts";

type NewRequestFieldsProps = {
  instruments: InstrumentChoice[];
  fields: readonly Field[];
  /** Names of known authorities, offered while one is written. */
  authorities: readonly string[];
  zone: string;
  receivedAt: string;
  /** Given where the form is drawn in the browser: its own list may name and order countries otherwise than the server's. */
  countries?: { value: string; label: string }[];
  /** What an e-mail offers; the person corrects it. */
  offered?: { authority?: string | undefined; country?: string | undefined; reference?: string | undefined };
};

const offenceChoices = offenceCodes.map((value) => ({ value, label: offenceWords(value) }));
const surfaceChoices = Object.entries(surfaceWords).map(([value, label]) => ({ value, label }));

const half = "grid gap-x-6 gap-y-4 desk:grid-cols-2";

/** The parts of a new request in the order in which a demand is read. */
export function NewRequestFields(props: NewRequestFieldsProps) {
  return (
    <>
      <WhoAsks {...props} />
      <UnderWhat {...props} />
      <WhatIsAsked {...props} />
      <NonDisclosure {...props} />
      <LongTextField name="note" label="Note" maxLength={4000} optional className="max-w-xl" />
    </>
  );
}

function WhoAsks({ authorities, zone, receivedAt, countries = countryChoices, offered = {} }: NewRequestFieldsProps) {
  return (
    <Section title="Who asks">
      <div className={half}>
        <TextField
          name="authority.name"
          label="Authority"
          hint="As it writes itself. A new one is recorded as not verified."
          maxLength={300}
          list="known-authorities"
          defaultValue={offered.authority}
          autoComplete="off"
        />
        <ChoiceField
          name="authority.country"
          label="Country"
          hint="Whose law it acts under."
          choices={countries}
          empty="Choose"
          {...(offered.country === undefined ? {} : { defaultValue: offered.country })}
        />
        <TextField
          name="reference"
          label="Reference"
          hint="The authority's own."
          maxLength={200}
          defaultValue={offered.reference}
          autoComplete="off"
          className="[&_input]:font-mono"
        />
        <TextField
          name="receivedAt"
          label="Received"
          hint={`In ${zone}. The clock runs from here.`}
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

function UnderWhat({ instruments }: NewRequestFieldsProps) {
  return (
    <Section title="Under what">
      <div className={half}>
        <InstrumentField choices={instruments} />
        <ChoiceField
          name="surface"
          label="Surface"
          choices={surfaceChoices}
          defaultValue="private"
          className="self-start"
        />
        <TextField
          name="printedDueOn"
          label="Due date printed on it"
          hint="Only where the demand itself prints one."
          type="date"
          optional
        />
        <ChoiceField
          name="offence"
          label="Offence"
          hint="What is investigated, where the demand says it."
          choices={offenceChoices}
          empty="Not said"
          optional
        />
        <TextField
          name="offenceNote"
          label="In its words"
          hint="A few words; no names."
          maxLength={200}
          autoComplete="off"
          optional
        />
        <BoxesField
          name="emergency"
          legend="Emergency"
          choices={[{ value: "yes", label: "Imminent danger to life or limb, as the authority says" }]}
        />
      </div>
    </Section>
  );
}

function WhatIsAsked({ fields }: NewRequestFieldsProps) {
  return (
    <Section title="What is asked">
      <div className="flex flex-col gap-5">
        <LongTextField
          name="targets"
          label="Targets"
          hint="One identifier a line. They are sealed at once; from then on seeing them takes a reason."
          optional
          spellCheck={false}
          className="max-w-xl [&_textarea]:font-mono"
        />
        <AskedFields fields={fields} />
        <div className={half}>
          <TextField name="period.from" label="Period from" type="date" optional />
          <TextField name="period.to" label="Period to" type="date" optional />
        </div>
      </div>
    </Section>
  );
}

function NonDisclosure({ zone }: NewRequestFieldsProps) {
  return (
    <Section title="Non-disclosure">
      <div className={half}>
        <TextField name="nonDisclosure.issuer" label="Ordered by" maxLength={300} optional />
        <TextField name="nonDisclosure.basis" label="Provision" maxLength={300} optional />
        <TextField
          name="nonDisclosure.until"
          label="Ends"
          hint={`In ${zone}. Until then no notice leaves.`}
          type="datetime-local"
          optional
        />
      </div>
    </Section>
  );
}
