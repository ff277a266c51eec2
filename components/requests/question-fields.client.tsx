"use client";

import { useState } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type QuestionKind, questionKinds, questionWords } from "#lib/requests/question.ts";

const choices = questionKinds.map((value) => ({ value, label: questionWords[value].label }));
const templates = new Set<string>(questionKinds.map((kind) => questionWords[kind].begins));

/** What is asked, and the words: those of the template until somebody writes their own. */
export function QuestionFields() {
  const state = useFormState();
  const refused = state.answer === "refused" ? state : null;
  const kept = refused?.kept.about?.[0] ?? "";
  const [words, setWords] = useState(refused?.kept.question?.[0] ?? "");
  return (
    <>
      <Field name="about" label="What it is about" error={refused?.fields.about}>
        {(wiring) => (
          <Select
            key={kept}
            {...wiring}
            choices={choices}
            empty="Choose"
            defaultValue={kept}
            onChange={(event) => {
              const kind = questionKinds.find((one): one is QuestionKind => one === event.currentTarget.value);
              if (kind !== undefined && (words === "" || templates.has(words))) setWords(questionWords[kind].begins);
            }}
          />
        )}
      </Field>
      <Field
        name="question"
        label="Question"
        hint="As the authority reads it. It is kept sealed among the messages."
        error={refused?.fields.question}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={6}
            minLength={20}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
    </>
  );
}
