import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import {
  capacities,
  deadlines,
  evidenceChoices,
  proceedings,
  states,
  thresholds,
  withheldChoices,
} from "./certificate-choices.ts";
import { Earlier, Signer, Validator } from "./certificate-signers.tsx";
import { Lettered } from "./lettered.tsx";

type Props = { annex: "I" | "II"; zone: string; receivedAt: string };

/** A certificate as it is typed from the paper, section by section, under the letters of its Annex. */
export function CertificateFields({ annex, zone, receivedAt }: Props) {
  const isProduction = annex === "I";
  const at = isProduction
    ? ({ identifiers: "e", wanted: "f", conditions: "g", information: "h", contact: "i", validator: "j" } as const)
    : ({ identifiers: "c", wanted: "d", conditions: "e", information: "f", contact: "g", validator: "h" } as const);
  return (
    <>
      <Issuer zone={zone} receivedAt={receivedAt} />
      <Lettered letter="B" title="Addressee">
        <TextField name="form.b.name" label="Addressee" maxLength={300} autoComplete="off" />
        <ChoiceField name="form.b.capacity" label="Capacity" choices={capacities} />
      </Lettered>
      {isProduction && <Deadline />}
      {isProduction && <Earlier />}
      <Identifiers at={at.identifiers} />
      <Lettered letter={at.wanted.toUpperCase()} title="Electronic evidence">
        <BoxesField name={`form.${at.wanted}.evidence`} legend="Evidence that is ticked" choices={evidenceChoices} />
        <LongTextField name={`form.${at.wanted}.other`} label="In their words" maxLength={4000} optional />
      </Lettered>
      <Conditions at={at.conditions} isProduction={isProduction} />
      <Information at={at.information} />
      <Signer at={at.contact} />
      <Validator at={at.validator} />
      {isProduction && <Transfer />}
      <Lettered letter="–" title="What should not have been sent">
        <BoxesField
          name="withheld"
          legend="The paper also holds"
          hint="Only the enforcing authority is sent these. Tick them, and do not read or copy them."
          choices={withheldChoices}
        />
      </Lettered>
    </>
  );
}

function Issuer({ zone, receivedAt }: Pick<Props, "zone" | "receivedAt">) {
  return (
    <Lettered letter="A" title="Issuing and validating authority">
      <ChoiceField name="form.a.issuingState" label="Issuing State" choices={states} empty="Choose" />
      <TextField name="form.a.issuingAuthority" label="Issuing authority" maxLength={300} autoComplete="off" />
      <TextField
        name="form.a.validatingAuthority"
        label="Validating authority"
        maxLength={300}
        optional
        autoComplete="off"
      />
      <TextField
        name="form.a.fileNumber"
        label="File number"
        maxLength={200}
        autoComplete="off"
        className="[&_input]:font-mono"
      />
      <TextField
        name="receivedAt"
        label="Received"
        type="datetime-local"
        hint={`In ${zone}. The clock runs from here.`}
        defaultValue={receivedAt}
      />
    </Lettered>
  );
}

function Deadline() {
  return (
    <Lettered letter="C" title="Deadline">
      <ChoiceField name="form.c.kind" label="Deadline" choices={deadlines} />
      <LongTextField name="form.c.justification" label="Why it is an emergency" maxLength={4000} optional />
      <BoxesField
        name="form.c.validationFollows"
        legend="Validation"
        choices={[{ value: "true", label: "Issued without validation, which follows within 48 hours" }]}
      />
    </Lettered>
  );
}

function Identifiers({ at }: { at: string }) {
  return (
    <Lettered letter={at.toUpperCase()} title="Identifying the data">
      <LongTextField
        name={`form.${at}.identifiers`}
        label="Identifiers"
        hint="One a line: telephone, e-mail, account name, IP address."
      />
      <LongTextField name={`form.${at}.other`} label="Besides" maxLength={4000} optional />
      <TextField name={`form.${at}.period.from`} label="From" type="date" optional />
      <TextField name={`form.${at}.period.to`} label="To" type="date" optional />
    </Lettered>
  );
}

function Conditions({ at, isProduction }: { at: string; isProduction: boolean }) {
  return (
    <Lettered letter={at.toUpperCase()} title="Conditions">
      <LongTextField name={`form.${at}.provisions`} label="Provisions of criminal law" maxLength={4000} />
      <ChoiceField name={`form.${at}.proceedings`} label="Proceedings" choices={proceedings} />
      {isProduction && (
        <ChoiceField
          name="form.g.threshold"
          label="Offence, for traffic or content data"
          choices={thresholds}
          empty="Not said"
          optional
        />
      )}
    </Lettered>
  );
}

function Information({ at }: { at: string }) {
  return (
    <Lettered letter={at.toUpperCase()} title="Information to the user">
      <BoxesField
        name={`form.${at}.delayed`}
        legend="Article 13"
        choices={[{ value: "true", label: "Telling the person is delayed, restricted or omitted" }]}
      />
      <LongTextField name={`form.${at}.justification`} label="Justification" maxLength={4000} optional />
    </Lettered>
  );
}

function Transfer() {
  return (
    <>
      <Lettered letter="K" title="Notified enforcing authority">
        <TextField
          name="form.k.authority"
          label="Authority"
          hint="Left empty: none was notified."
          maxLength={300}
          optional
          autoComplete="off"
        />
        <TextField name="form.k.fileNumber" label="Its file number" maxLength={200} optional autoComplete="off" />
      </Lettered>
      <Lettered letter="L" title="Transfer of the data">
        <TextField name="form.l.to" label="To" maxLength={300} autoComplete="off" />
        <TextField name="form.l.means" label="By" maxLength={300} optional autoComplete="off" />
      </Lettered>
    </>
  );
}
