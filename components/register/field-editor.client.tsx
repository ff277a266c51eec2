"use client";

import { ChevronRight } from "lucide-react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { euCategories, type Surface, surfaces, usProcesses } from "#lib/law/instrument.ts";
import { type Field, holdings, sensitivities } from "#lib/register/field.ts";
import { inputName } from "./typed-fields.ts";
import { categoryWords, holdingWords, processWords, sensitivityWords, surfaceWords } from "./words.ts";

const choices = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((code) => ({ value: code, label: words[code] }));

const holdingChoices = choices(holdings, holdingWords);
const categoryChoices = choices(euCategories, categoryWords);
const processChoices = choices(usProcesses, processWords);
const sensitivityChoices = choices(sensitivities, sensitivityWords);
const surfaceChoices = surfaces.map((surface: Surface) => ({ value: surface, label: surfaceWords[surface] }));

/** One field of a proposal, folded until it is to be changed; without a field, the place for a new one. */
export function FieldEditor({ place, field }: { place: number; field?: Field }) {
  const state = useFormState();
  const name = (property: Parameters<typeof inputName>[1]) => inputName(place, property);
  const refused = state.answer === "refused";
  const wrong = refused && Object.keys(state.fields).some((key) => key.startsWith(`fields.${place}.`));
  const leftOut = refused && state.kept[name("leftOut")] !== undefined;
  return (
    <details className="group/field border-rule border-b" open={wrong || leftOut || undefined}>
      <summary className="flex min-h-10 list-none flex-wrap items-center gap-x-3 px-1 py-1 hover:bg-wash [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-soft group-open/field:rotate-90" />
        <span className="font-strong">{field?.label ?? "A new field"}</span>
        <span className="font-mono text-small text-soft">{field?.key}</span>
        <span className="ml-auto text-small text-soft">{field && holdingWords[field.holding]}</span>
      </summary>
      <div className="grid gap-x-6 gap-y-4 pt-2 pb-6 pl-7 desk:grid-cols-2">
        <Identity name={name} field={field} />
        <Keeping name={name} field={field} />
        <Weight name={name} field={field} />
        {field && (
          <BoxesField
            name={name("leftOut")}
            legend="Removal"
            choices={[{ value: "true", label: "Leave this field out of the new version" }]}
          />
        )}
      </div>
    </details>
  );
}

type PartProps = { name: (property: Parameters<typeof inputName>[1]) => string; field: Field | undefined };

/** What the field is called, and whether it is held. */
function Identity({ name, field }: PartProps) {
  return (
    <>
      {field === undefined ? (
        <TextField
          name={name("key")}
          label="Key"
          hint="Small letters and hyphens. It never changes afterwards."
          maxLength={63}
          optional
        />
      ) : (
        <input type="hidden" name={name("key")} value={field.key} />
      )}
      <TextField name={name("label")} label="Label" maxLength={200} defaultValue={field?.label} optional={!field} />
      <ChoiceField
        name={name("holding")}
        label="Holding"
        choices={holdingChoices}
        defaultValue={field?.holding ?? "not-held"}
      />
    </>
  );
}

/** How long it is held and who answers for it, or why it is not held. */
function Keeping({ name, field }: PartProps) {
  return (
    <>
      <TextField
        name={name("retentionDays")}
        label="Kept for, in days"
        hint="Where it is held. Blank: as long as the account exists."
        type="number"
        min={1}
        max={36_500}
        defaultValue={field?.retentionDays ?? ""}
        optional
      />
      <TextField
        name={name("source")}
        label="Answered by"
        hint="Where it is held: the system that answers for it."
        maxLength={63}
        defaultValue={field?.source ?? ""}
        optional
      />
      <LongTextField
        name={name("reason")}
        label="Reason"
        hint="Where it is not held: why, in sentences that a court can read."
        maxLength={2000}
        defaultValue={field?.reason ?? ""}
        optional
        className="desk:col-span-2"
      />
    </>
  );
}

/** How much the law and the person weigh it. */
function Weight({ name, field }: PartProps) {
  return (
    <>
      <ChoiceField
        name={name("euCategory")}
        label="Category"
        choices={categoryChoices}
        defaultValue={field?.euCategory ?? "subscriber"}
      />
      <ChoiceField
        name={name("usProcess")}
        label="Least US process"
        choices={processChoices}
        defaultValue={field?.usProcess ?? "subpoena"}
      />
      <ChoiceField
        name={name("sensitivity")}
        label="Sensitivity"
        choices={sensitivityChoices}
        defaultValue={field?.sensitivity ?? "personal"}
      />
      <BoxesField
        name={name("surfaces")}
        legend="Surfaces"
        choices={surfaceChoices}
        defaultValues={field?.surfaces ?? ["private"]}
      />
      <BoxesField
        name={name("history")}
        legend="Growth"
        choices={[{ value: "true", label: "Grows with time, so that a demand must name a period" }]}
        defaultValues={field?.history ? ["true"] : []}
      />
    </>
  );
}
