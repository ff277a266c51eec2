import type { Field } from "#lib/register/field.ts";
import { retentionWords, surfacesWords } from "./words.ts";

type ReasonsListProps = { title: string; line: string; fields: readonly Field[] };

/** A part of the public page in words: each field with the reason why it cannot be given, or with what is held and how long. */
export function ReasonsList({ title, line, fields }: ReasonsListProps) {
  if (fields.length === 0) return null;
  return (
    <section className="mt-14 grid gap-x-10 gap-y-4 desk:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="border-ink border-t pt-2">
        <h2 className="text-lead">{title}</h2>
        <p className="mt-1 text-soft">{line}</p>
      </div>
      <dl className="divide-y divide-rule border-ink border-t">
        {fields.map((field) => (
          <div key={field.key} className="grid gap-x-6 py-2.5 desk:grid-cols-[15rem_minmax(0,1fr)]">
            <dt className="font-strong">{field.label}</dt>
            <dd className="font-serif text-soft">
              {field.reason ?? `Kept ${retentionWords(field)}, for ${surfacesWords(field.surfaces)}.`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
