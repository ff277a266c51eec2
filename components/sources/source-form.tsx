import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";

export type SourceShown = { id: string; name: string; mapping: Readonly<Record<string, string>>; changedAt: Date };

type SourceFormProps = {
  /** Null for a new source. */
  source: SourceShown | null;
  /** The fields that the register in force holds: only they can be answered. */
  held: readonly { key: string; label: string }[];
  action: FormAction;
};

/** A platform's PostgreSQL: where it is, and with which query each held field is read. Its address is never shown again. */
export function SourceForm({ source, held, action }: SourceFormProps) {
  const place = source?.id ?? "new";
  return (
    <ActionForm
      action={action}
      className="max-w-4xl"
      hidden={source === null ? {} : { name: source.name, seen: source.changedAt.toISOString() }}
      submit={source === null ? "Add the source" : "Save"}
      kind="plain"
      done={<Saved sentence="The source is saved." />}
    >
      {source === null && (
        <TextField id={`${place}-name`} name="name" label="Name of the source" maxLength={100} autoComplete="off" />
      )}
      <TextField
        id={`${place}-url`}
        name="url"
        label="Address of the database"
        hint={
          source === null
            ? "Use a login that can only read. The address is sealed and not shown again."
            : "Sealed. Leave it empty to keep it."
        }
        placeholder="postgres://reader:…@platform.internal/accounts"
        optional={source !== null}
        autoComplete="off"
        spellCheck={false}
      />
      <p className="mt-2 max-w-prose text-soft">
        One query for each field that the register holds; <code>$1</code> stands for the identifier, and the first
        column is the value. A field without a query is not answered by this source.
      </p>
      <Queries place={place} held={held} mapping={source?.mapping ?? {}} />
    </ActionForm>
  );
}

type QueriesProps = { place: string; held: SourceFormProps["held"]; mapping: SourceShown["mapping"] };

function Queries({ place, held, mapping }: QueriesProps) {
  return (
    <div className="grid gap-4 desk:grid-cols-2">
      {held.map(({ key, label }) => (
        <LongTextField
          key={key}
          id={`${place}-${key}`}
          name={`mapping.${key}`}
          label={label}
          optional
          rows={2}
          className="[&_textarea]:font-mono"
          placeholder="SELECT … WHERE number = $1"
          defaultValue={mapping[key]}
          spellCheck={false}
        />
      ))}
    </div>
  );
}
