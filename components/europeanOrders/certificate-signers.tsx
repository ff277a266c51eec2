import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import { earlierKinds, signers } from "./certificate-choices.ts";
import { Lettered } from "./lettered.tsx";

/** Section D of Annex I: the order to which this one relates. */
export function Earlier() {
  return (
    <Lettered letter="D" title="Earlier order">
      <ChoiceField
        name="form.d.kind"
        label="Relates to"
        hint="Left empty: to no earlier order."
        choices={earlierKinds}
        empty="None"
        optional
      />
      <TextField
        name="form.d.reference"
        label="File number of that order"
        maxLength={200}
        optional
        autoComplete="off"
      />
      <TextField name="form.d.authority" label="Authority of that order" maxLength={300} optional autoComplete="off" />
      <TextField name="form.d.issuedOn" label="Day of that order" type="date" optional />
    </Lettered>
  );
}

/** Section I of Annex I, section G of Annex II: whom to ask of the issuing authority. */
export function Signer({ at }: { at: string }) {
  return (
    <Lettered letter={at.toUpperCase()} title="Whom to ask">
      <ChoiceField name={`form.${at}.capacity`} label="Signed by" choices={signers} />
      <TextField name={`form.${at}.name`} label="Name" maxLength={300} autoComplete="off" />
      <TextField name={`form.${at}.phone`} label="Telephone" maxLength={50} optional autoComplete="off" />
      <TextField name={`form.${at}.email`} label="E-mail" maxLength={320} optional autoComplete="off" />
      <TextField name={`form.${at}.signedOn`} label="Signed on" type="date" />
    </Lettered>
  );
}

/** Section J of Annex I, section H of Annex II: whom to ask of the authority that validated it. */
export function Validator({ at }: { at: string }) {
  return (
    <Lettered letter={at.toUpperCase()} title="Whom to ask of the validating authority">
      <ChoiceField name={`form.${at}.capacity`} label="Validated by" choices={signers} />
      <TextField
        name={`form.${at}.name`}
        label="Person of the validating authority"
        hint="Left empty: no other authority validated it."
        maxLength={300}
        optional
        autoComplete="off"
      />
      <TextField name={`form.${at}.phone`} label="Telephone there" maxLength={50} optional autoComplete="off" />
      <TextField name={`form.${at}.email`} label="E-mail there" maxLength={320} optional autoComplete="off" />
      <TextField name={`form.${at}.signedOn`} label="Day of validation" type="date" optional />
    </Lettered>
  );
}
