"use client";

import { useState } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Language, type LetterKind, languages, placeholders, sentByHand } from "#lib/letters/kinds.ts";
import { PreviewShown } from "./preview-shown.client.tsx";
import { kindWords, languageWords, writtenWords } from "./words.ts";

type WriteLetterProps = {
  requestId: string;
  /** How many letters of the case the writer saw. */
  seen: number;
  language: Language;
  preview: FormAction;
  send: FormAction;
};

/** Choose a letter, write what it needs, look at it as it would leave, then send it: in this order and no other. */
export function WriteLetter({ requestId, seen, language, preview, send }: WriteLetterProps) {
  const [kind, setKind] = useState<LetterKind>("acknowledgement");
  const [given, setGiven] = useState<Record<string, string>>({});
  const previewed: FormAction = async (state, form) => {
    setGiven(textsOf(form));
    return preview(state, form);
  };
  const written = Object.entries(placeholders[kind]).filter(([, { from }]) => from === "writer");
  const sendIt = (
    <ActionForm action={send} hidden={{ ...given, requestId, seen: String(seen) }} submit="Send this letter" />
  );
  return (
    <ActionForm
      key={seen}
      action={previewed}
      hidden={{ requestId }}
      submit="Preview the letter"
      kind="plain"
      done={<PreviewShown acts={sendIt} />}
    >
      <Field id="letter-kind" name="kind" label="Letter">
        {(wiring) => (
          // A form that was sent is reset: a new key draws it with what was chosen.
          <Select
            key={given.kind ?? ""}
            {...wiring}
            defaultValue={given.kind ?? "acknowledgement"}
            onChange={(event) => setKind(event.target.value as LetterKind)}
            choices={sentByHand.map((value) => ({ value, label: kindWords[value] }))}
          />
        )}
      </Field>
      <Field id="letter-language" name="language" label="Language" hint="Proposed from the authority's country.">
        {(wiring) => (
          <Select
            key={given.language ?? language}
            {...wiring}
            defaultValue={given.language ?? language}
            choices={languages.map((value) => ({ value, label: languageWords[value] }))}
          />
        )}
      </Field>
      {written.map(([name, { type }]) => (
        <Written key={name} name={name} day={type === "day"} before={given[`written.${name}`] ?? ""} />
      ))}
    </ActionForm>
  );
}

function Written({ name, day, before }: { name: string; day: boolean; before: string }) {
  const words = { label: writtenWords[name]?.label ?? name, hint: writtenWords[name]?.hint };
  const field = `written.${name}`;
  if (day) return <TextField key={before} name={field} type="date" defaultValue={before} {...words} />;
  return <LongTextField key={before} name={field} rows={4} maxLength={4000} defaultValue={before} {...words} />;
}

function textsOf(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$")) texts[name] = value;
  }
  return texts;
}
