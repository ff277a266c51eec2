import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { asksToPreserve, termWords } from "#lib/holds/hold.ts";
import { holdRule } from "#lib/law/hold.ts";

type PlaceFormProps = {
  request: { id: string; version: number; instrument: string; state: string };
  rules: readonly string[];
  holdable: readonly { key: string; label: string }[];
  sources: readonly { id: string; name: string }[];
  action: FormAction;
};

/** Freezes what the register holds of what was asked. Where several duties to keep could apply, the person says which. */
export function PlaceForm({ request, rules, holdable, sources, action }: PlaceFormProps) {
  const choices = rules.flatMap((id) => {
    const rule = holdRule(id);
    return rule === undefined ? [] : [{ value: id, label: `${rule.provision}: ${termWords(rule)}` }];
  });
  const [only] = choices;
  const answers = asksToPreserve(request.instrument) && request.state === "received";
  return (
    <ActionForm
      action={action}
      hidden={{
        requestId: request.id,
        version: String(request.version),
        ...(choices.length === 1 && only !== undefined ? { rule: only.value } : {}),
      }}
      submit="Place the hold"
      kind={answers ? "main" : "plain"}
    >
      <p className="max-w-prose text-soft">
        {choices.length === 1 && only !== undefined && <>{only.label}. </>}
        It gives nothing to anybody.{" "}
        {answers && "The request asks for nothing else, so it is answered by it and closed."}
      </p>
      {choices.length > 1 && (
        <ChoiceField name="rule" label="Under which rule" choices={choices} empty="Choose the duty to keep" />
      )}
      <BoxesField
        name="fields"
        legend="What is frozen"
        hint="Of what was asked for, the register holds this. Nothing else can be kept."
        choices={holdable.map(({ key, label }) => ({ value: key, label }))}
        defaultValues={holdable.map(({ key }) => key)}
      />
      {sources.length > 0 && (
        <ChoiceField
          name="sourceId"
          label="Snapshot from"
          choices={sources.map(({ id, name }) => ({ value: id, label: name }))}
          empty="No source: entered by hand afterwards"
          defaultValue={sources[0]?.id ?? ""}
          optional
        />
      )}
    </ActionForm>
  );
}
