import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { type AuthorityKind, authorityKinds, kindWords } from "#lib/authorities/authority.ts";
import { countryChoices } from "./countries.ts";

/** What is known of an authority, where it is recorded already. */
export type KnownAuthority = {
  id: string;
  version: number;
  name: string;
  kind: AuthorityKind | null;
  domains: readonly string[];
  instruments: readonly string[];
  registrySource: string | null;
  aliases: readonly string[];
};

type AuthorityFormProps = { known: KnownAuthority | null; action: FormAction };

/** Records an authority, or writes down more of one. Lists are written one a line. */
export function AuthorityForm({ known, action }: AuthorityFormProps) {
  return (
    <ActionForm
      action={action}
      hidden={known === null ? {} : { id: known.id, version: String(known.version) }}
      submit={known === null ? "Record the authority" : "Save what is known"}
    >
      <TextField name="name" label="Name" defaultValue={known?.name} maxLength={300} required />
      {known === null && (
        <ChoiceField name="country" label="Country" choices={countryChoices} empty="Choose a country" />
      )}
      <ChoiceField
        name="kind"
        label="Kind"
        choices={authorityKinds.map((value) => ({ value, label: kindWords[value] }))}
        empty="Choose a kind"
        defaultValue={known?.kind ?? ""}
      />
      <LongTextField
        name="domains"
        label="Domains"
        hint="One a line, such as justice.example. A name under one of them is the authority's own too."
        optional
        defaultValue={known?.domains.join("\n")}
        rows={3}
      />
      <TextField
        name="registrySource"
        label="Where its contact data stand"
        hint="A register that no demand named: a State's directory of offices, a bar, a ministry's list."
        optional
        defaultValue={known?.registrySource ?? undefined}
        maxLength={300}
      />
      <Competence known={known} />
    </ActionForm>
  );
}

/** What it may use, and what else it is called. */
function Competence({ known }: Pick<AuthorityFormProps, "known">) {
  return (
    <>
      <LongTextField
        name="instruments"
        label="Competent instruments"
        hint="Ids of rules that it may use, one a line, such as DE-STPO-100J. None means that nobody has looked."
        optional
        defaultValue={known?.instruments.join("\n")}
        rows={3}
      />
      <LongTextField
        name="aliases"
        label="Other names"
        hint="One a line."
        optional
        defaultValue={known?.aliases.join("\n")}
        rows={2}
      />
    </>
  );
}
