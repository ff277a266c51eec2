import { FileField } from "#components/documents/file-field.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { surfaceWords } from "#components/requests/words.ts";
import { Section } from "#components/shell/page-header.tsx";
import type { Instrument } from "#lib/law/instrument.ts";
import { offenceCodes, offenceWords } from "#lib/law/offence.ts";
import { AskedOfRegister, type FieldAnswer } from "./asked-of-register.tsx";
import { AttestationFields } from "./attestation-fields.tsx";
import type { Needs } from "./guided.ts";

type DemandFieldsProps = {
  instrument: Instrument;
  needs: Needs;
  /** Each field of the register with what it would answer under this instrument. */
  answers: readonly FieldAnswer[];
  zone: string;
};

const offences = offenceCodes.map((value) => ({ value, label: offenceWords(value) }));
const half = "grid gap-x-6 gap-y-4 desk:grid-cols-2";

/** The parts of a request under one instrument, in the order in which its order is read. What the instrument does not need is not asked. */
export function DemandFields({ instrument, needs, answers, zone }: DemandFieldsProps) {
  return (
    <>
      {needs.emergency && <AttestationFields />}
      <Demand instrument={instrument} needs={needs} />
      <Section title="About whom">
        <LongTextField
          name="targets"
          label="Telephone numbers or accounts"
          hint="One a line, with the country code. They are sealed on arrival and seen only for a recorded reason."
          optional={!needs.targets}
          spellCheck={false}
          rows={4}
          className="max-w-xl [&_textarea]:font-mono"
        />
      </Section>
      <Section title={needs.fieldsLegend}>
        <AskedOfRegister answers={answers} heldOnly={needs.emergency} />
        {needs.period && <Period />}
      </Section>
      {needs.nonDisclosure && <Silence zone={zone} />}
      <Order optional={needs.emergency} />
      {needs.emergency && <input type="hidden" name="emergency" value="on" />}
    </>
  );
}

function Demand({ instrument, needs }: Pick<DemandFieldsProps, "instrument" | "needs">) {
  const surfaces = instrument.surfaces.map((value) => ({ value, label: surfaceWords[value] ?? value }));
  return (
    <Section title="The demand">
      <div className={half}>
        <TextField
          name="reference"
          label="Your reference"
          hint="Of the case or the order. The same reference lands once."
          maxLength={200}
          autoComplete="off"
          className="[&_input]:font-mono"
        />
        <ChoiceField name="offence" label="What is investigated" choices={offences} empty="Choose" optional />
        {!needs.emergency && (
          <ChoiceField name="surface" label="Where" choices={surfaces} defaultValue={surfaces[0]?.value ?? ""} />
        )}
        {needs.printedDueOn && (
          <TextField
            name="printedDueOn"
            label="Due date printed on it"
            hint="Only where the order itself prints one."
            type="date"
            optional
          />
        )}
      </div>
    </Section>
  );
}

function Order({ optional }: { optional: boolean }) {
  return (
    <Section title="The order">
      <FileField
        name="file"
        label="The order and what belongs to it"
        hint="PDF, PNG, JPEG or TIFF, up to 20 MB each and five files. Kept sealed; nothing of it is rendered by the service."
        optional={optional}
        multiple
        className="max-w-xl"
      />
      <LongTextField
        name="message"
        label="A word to the desk"
        hint="It becomes the first message of this request."
        maxLength={4000}
        optional
        className="mt-4 max-w-xl"
      />
    </Section>
  );
}

function Period() {
  return (
    <div className={`${half} mt-5 max-w-xl`}>
      <TextField name="period.from" label="Period from" type="date" optional />
      <TextField name="period.to" label="Period to" type="date" optional />
      <p className="text-small text-soft desk:col-span-2">
        What grows with time is answered only for a period, of a year at most.
      </p>
    </div>
  );
}

function Silence({ zone }: { zone: string }) {
  return (
    <Section title="Non-disclosure">
      <p className="mb-3 max-w-prose text-small text-soft">
        Leave this empty where nothing forbids it: the service then tells its user what was given.
      </p>
      <div className={half}>
        <TextField name="nonDisclosure.issuer" label="Ordered by" maxLength={300} optional />
        <TextField name="nonDisclosure.basis" label="Provision" maxLength={300} optional />
        <TextField
          name="nonDisclosure.until"
          label="Ends"
          hint={`In ${zone}. It must have an end.`}
          type="datetime-local"
          optional
        />
      </div>
    </Section>
  );
}
