"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import type { EuropeanForm } from "#lib/law/european/forms.ts";
import { formTitles, sectionsOf } from "#lib/law/european/sections.ts";

/** A form that was revealed, section by section: held in this page only, gone when it is left. */
export function RevealedForm() {
  const state = useFormState<{ form: EuropeanForm }>();
  if (state.answer !== "done") return null;
  const { form } = state.result;
  return (
    <article aria-live="polite" aria-label={formTitles[form.form]} className="mb-5 border-ink border-y py-3">
      {sectionsOf(form).map(({ letter, title, lines }) => (
        <section key={letter} className="border-rule border-b py-3 last:border-b-0">
          <h4 className="mb-1 font-serif font-strong">
            {letter} {title}
          </h4>
          <dl>
            {lines.map(({ term, value }) => (
              <div key={`${term}${value}`} className="grid gap-x-4 py-0.5 desk:grid-cols-[10rem_minmax(0,1fr)]">
                <dt className="text-small text-soft">{term}</dt>
                <dd className="wrap-anywhere whitespace-pre-line">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </article>
  );
}
