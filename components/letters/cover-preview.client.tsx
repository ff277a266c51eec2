"use client";

import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { type Language, languages } from "#lib/letters/kinds.ts";
import { PreviewShown } from "./preview-shown.client.tsx";
import { languageWords } from "./words.ts";

type CoverPreviewProps = {
  id: string;
  version: string;
  language: Language;
  reasons: { value: string; label: string }[];
  preview: FormAction;
  produce: FormAction;
};

/** The cover letter of a production before it is made: it shows what was found, so it takes a reason. Then it is made, in a language. */
export function CoverPreview({ id, version, language, reasons, preview, produce }: CoverPreviewProps) {
  const choices = languages.map((value) => ({ value, label: languageWords[value] }));
  return (
    <div className="flex flex-col gap-8">
      <ActionForm
        action={preview}
        hidden={{ id }}
        submit="Preview the cover letter"
        kind="plain"
        done={<PreviewShown />}
      >
        <ChoiceField name="language" label="Language of the preview" choices={choices} defaultValue={language} />
        <ChoiceField
          name="reason"
          label="Reason"
          hint="It shows identifiers and what was found about them: that you looked, and why, is an entry of the log."
          choices={reasons}
          empty="Choose a reason"
        />
      </ActionForm>
      <ActionForm action={produce} hidden={{ id, version }} submit="Make the production">
        <ChoiceField
          id="produce-language"
          name="language"
          label="Language of the letter"
          hint="Proposed from the authority's country."
          choices={choices}
          defaultValue={language}
        />
      </ActionForm>
    </div>
  );
}
