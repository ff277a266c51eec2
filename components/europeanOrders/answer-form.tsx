import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { openGrounds } from "#lib/europeanOrders/europeanOrder.ts";
import { groundWords } from "#lib/law/european/answer.ts";
import { reasonPlaces } from "./typed-answer.ts";

type Props = { requestId: string; version: number; order: "epoc" | "epoc-pr"; answer: FormAction };

const preserved = [
  { value: "yes", label: "Identified and preserved" },
  { value: "in-part", label: "In part" },
  { value: "no", label: "Not preserved" },
];

type Reason = { place: string; number: number; grounds: { value: string; label: string }[] };

function AnotherReason({ place, number, grounds }: Reason) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-soft">Reason {number}</legend>
      <ChoiceField
        name={`ground${place}`}
        label={`Ground of reason ${number}`}
        choices={grounds}
        empty="None"
        optional
      />
      <TextField
        name={`concerns${place}`}
        label={`What reason ${number} is about`}
        maxLength={300}
        autoComplete="off"
        optional
      />
      <LongTextField name={`explanation${place}`} label={`Why, of reason ${number}`} maxLength={4000} optional />
    </fieldset>
  );
}

/** Annex III as it is written: only the provider's own grounds are offered, the others are the enforcing authority's. */
export function AnswerForm({ requestId, version, order, answer }: Props) {
  const grounds = openGrounds(order).map((value) => {
    const { words, epoc, epocPr } = groundWords[value];
    return { value, label: `${words} (${order === "epoc" ? epoc : epocPr})` };
  });
  return (
    <ActionForm action={answer} hidden={{ requestId, version: String(version) }} className="max-w-3xl">
      <ChoiceField name="ground" label="D  Ground" choices={grounds} empty="Choose" />
      <TextField
        name="concerns"
        label="Which identifier or data"
        hint="As the certificate names it."
        maxLength={300}
        autoComplete="off"
      />
      <LongTextField name="explanation" label="Explanation" maxLength={4000} />
      <details>
        <summary className="w-fit font-strong">D Reasons for other identifiers or data</summary>
        <div className="mt-3 flex flex-col gap-6">
          {reasonPlaces.slice(1).map((place, at) => (
            <AnotherReason key={place} place={place} number={at + 2} grounds={grounds} />
          ))}
        </div>
      </details>
      {order === "epoc" && <Conflict />}
      <LongTextField name="requested" label="F  Information asked of the authority" maxLength={4000} optional />
      <ChoiceField name="preserved" label="G  Are the data preserved" choices={preserved} empty="Choose" />
      <LongTextField name="preservedWords" label="Explanation of what is preserved" maxLength={4000} optional />
      <div className="grid gap-4 desk:grid-cols-2">
        <TextField name="contactName" label="H  Contact" maxLength={300} autoComplete="off" />
        <TextField name="contact" label="Where the contact is reached" maxLength={320} autoComplete="off" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="main">
          Keep this answer
        </Button>
        <Button
          type="submit"
          formAction={`/requests/${requestId}/papers/forms/preview`}
          formMethod="post"
          formEncType="multipart/form-data"
          formTarget="_blank"
        >
          Look at it as a PDF
        </Button>
      </div>
    </ActionForm>
  );
}

function Conflict() {
  return (
    <details>
      <summary className="w-fit font-strong">E Conflict with the law of a third country</summary>
      <div className="mt-3 flex flex-col gap-4">
        <TextField
          name="conflict.country"
          label="Third country"
          hint="Two letters, such as US."
          maxLength={2}
          optional
        />
        <LongTextField name="conflict.provisions" label="Its provisions" maxLength={4000} optional />
        <LongTextField name="conflict.reasons" label="Why it conflicts" maxLength={4000} optional />
      </div>
    </details>
  );
}
