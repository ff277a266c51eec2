import type { EuropeanForm } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { formTitles, sectionsOf } from "#lib/law/european/sections.ts";
import { closePaper, openPaper } from "#lib/pdf/paper.ts";
import { facts, heading, note } from "#lib/pdf/text.ts";

const annexes = new Map(Object.entries(formKeys).map(([annex, key]) => [key, annex]));

/**
 * A form as a PDF, its sections lettered as in its Annex. `made` is said at the foot: the form is our drawing of the data, not the paper that
 * an authority signed. The same form and the same moment give the same bytes.
 */
export function paper(form: EuropeanForm, service: string, at: Date): Promise<Buffer> {
  const annex = annexes.get(form.form) ?? "";
  const title = formTitles[form.form];
  const sheet = openPaper({
    title,
    author: service,
    subject: `Annex ${annex} to Regulation (EU) 2023/1543`,
    lang: "en",
    at,
    footer: `${service} · Annex ${annex} to Regulation (EU) 2023/1543`,
    stamp: form.form,
  });
  heading(sheet, 1, title);
  note(
    sheet,
    form.form === formKeys.III
      ? `Annex ${annex} to Regulation (EU) 2023/1543. The same as data: ${form.form}.`
      : `Annex ${annex} to Regulation (EU) 2023/1543, drawn from the data as they were received (${form.form}); not the signed paper.`,
  );
  for (const { letter, title: words, lines } of sectionsOf(form)) {
    heading(sheet, 2, `${letter}  ${words}`);
    facts(
      sheet,
      lines.map(({ term, value }) => [term, value] as const),
      150,
    );
  }
  return closePaper(sheet);
}
