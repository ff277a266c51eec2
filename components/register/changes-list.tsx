import { Badge } from "#components/ui/badge.tsx";
import type { Field } from "#lib/register/field.ts";
import type { FieldChange } from "#lib/register/version.ts";
import { categoryWords, holdingWords, processWords, retentionWords, sensitivityWords, surfacesWords } from "./words.ts";

const said: Readonly<Record<Exclude<keyof Field, "key">, { name: string; words: (field: Field) => string | null }>> = {
  label: { name: "Label", words: (field) => field.label },
  holding: { name: "Holding", words: (field) => holdingWords[field.holding] },
  reason: { name: "Reason", words: (field) => field.reason },
  retentionDays: { name: "Kept for", words: (field) => retentionWords(field) },
  surfaces: { name: "Surfaces", words: (field) => surfacesWords(field.surfaces) },
  euCategory: { name: "Category", words: (field) => categoryWords[field.euCategory] },
  usProcess: { name: "Least US process", words: (field) => processWords[field.usProcess] },
  sensitivity: { name: "Sensitivity", words: (field) => sensitivityWords[field.sensitivity] },
  source: { name: "Answered by", words: (field) => field.source },
  history: { name: "Grows with time", words: (field) => (field.history ? "yes" : "no") },
};

/** What a version changes against the one before it, field by field, both sides in words: what the second person signs. */
export function ChangesList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul className="divide-y divide-rule border-rule border-b">
      {changes.map((change) => (
        <li key={change.key} className="grid gap-x-6 gap-y-1 py-3 desk:grid-cols-[17rem_minmax(0,1fr)]">
          <p className="flex flex-wrap items-baseline gap-x-2 self-start">
            <span className="font-strong">{(change.after ?? change.before)?.label}</span>
            <span className="font-mono text-small text-soft">{change.key}</span>
          </p>
          <Change before={change.before} after={change.after} />
        </li>
      ))}
    </ul>
  );
}

function Change({ before, after }: Pick<FieldChange, "before" | "after">) {
  if (after === null) return <Badge className="-ml-1.5 self-start">Left out of the register</Badge>;
  if (before === null)
    return <Badge className="-ml-1.5 self-start">New: {holdingWords[after.holding].toLowerCase()}</Badge>;
  const lines = Object.entries(said)
    .map(([key, { name, words }]) => ({ key, name, was: words(before) ?? "nothing", is: words(after) ?? "nothing" }))
    .filter(({ was, is }) => was !== is);
  return (
    <dl className="flex flex-col gap-1">
      {lines.map(({ key, name, was, is }) => (
        <div key={key} className="grid gap-x-4 desk:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-soft">{name}</dt>
          <dd className="flex flex-wrap gap-x-2">
            <del className="text-soft decoration-1">{was}</del>
            <span aria-hidden="true">→</span>
            <ins className="font-strong no-underline">{is}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
