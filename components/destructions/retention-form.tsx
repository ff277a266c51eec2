import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { countedFrom, kindWords, type RetentionRule } from "#lib/destructions/destruction.ts";

/** How long each kind is kept, a form a kind: each change is an entry of its own. */
export function RetentionForms({ rules, action }: { rules: readonly RetentionRule[]; action: FormAction }) {
  return (
    <ul className="flex flex-col divide-y divide-rule">
      {rules.map((rule) => (
        <li key={rule.kind} className="grid gap-x-10 gap-y-3 py-5 desk:grid-cols-[16rem_minmax(0,1fr)]">
          <div>
            <h3 className="font-strong">{kindWords[rule.kind]}</h3>
            <p className="text-small text-soft">Counted from {countedFrom[rule.kind]}.</p>
          </div>
          {rule.kind === "hold-snapshots" ? (
            <Notice title="Destroyed at once when the hold ends or is released.">Nobody may keep it longer.</Notice>
          ) : (
            <ActionForm
              key={rule.version}
              action={action}
              hidden={{ kind: rule.kind, version: String(rule.version) }}
              submit="Set the term"
              kind="plain"
              size="small"
              done={<Saved sentence="The term is set." />}
            >
              <TextField
                id={`days-${rule.kind}`}
                name="days"
                label="Kept for, in days"
                hint={
                  rule.days === null
                    ? "Kept until somebody sets a term."
                    : "Empty: kept until somebody sets a term again."
                }
                type="number"
                min={1}
                max={36_500}
                defaultValue={rule.days ?? ""}
                optional
              />
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
