import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, grantedFields, seen } from "./case-view.ts";
import { EnterValues } from "./enter-values.tsx";
import { ProductionFacts } from "./production-facts.tsx";
import { countWords } from "./words.ts";

/** From the decision to what is handed over: collect, make, fetch. */
export function CaseAnswer(props: CaseProps) {
  const { view, actor } = props;
  const collects = can(view.request, "collect") && may(actor.role, "requests:collect");
  const produces = can(view.request, "produce") && may(actor.role, "requests:produce");
  if (!collects && !produces && view.production === null) return null;
  return (
    <>
      {collects && <Collect {...props} />}
      {(produces || view.production !== null) && (
        <Section title="Production">
          {view.production === null ? (
            <Produce {...props} />
          ) : (
            <ProductionFacts {...props} production={view.production} />
          )}
        </Section>
      )}
    </>
  );
}

function Collect({ view, acts }: CaseProps) {
  const granted = grantedFields(view);
  const missing = granted.filter((field) => !view.collected.some((one) => one.field === field.key));
  const answering = view.sources.filter((source) => granted.some((field) => source.fields.includes(field.key)));
  const ready = view.collected.filter((one) => one.found).length;
  return (
    <Section
      title="Collect"
      acts={
        <p className="text-small text-soft">
          {view.collected.length === 0
            ? `${countWords(granted.length, "field")} to look up for ${countWords(view.targets.length, "target")}`
            : `${countWords(ready, "value")} ready, ${countWords(missing.length, "field")} not looked up yet`}
        </p>
      }
    >
      {answering.length > 0 && (
        <ActionForm
          action={acts.collect}
          hidden={seen(view)}
          submit={view.collected.length === 0 ? "Collect from the source" : "Collect again"}
          kind={view.collected.length === 0 ? "main" : "plain"}
          className="mb-6"
        >
          <ChoiceField
            name="sourceId"
            label="Source"
            hint="It is asked for what two people granted, and for nothing else."
            choices={answering.map(({ id, name, fields }) => ({
              value: id,
              label: `${name}: ${granted
                .filter((field) => fields.includes(field.key))
                .map((field) => field.label)
                .join(", ")}`,
            }))}
            defaultValue={answering[0]?.id ?? ""}
          />
        </ActionForm>
      )}
      <EnterValues view={view} action={acts.enter} open={answering.length === 0} />
    </Section>
  );
}

function Produce({ view, acts }: CaseProps) {
  const gives = grantedFields(view).length > 0;
  return (
    <ActionForm
      action={acts.produce}
      hidden={seen(view)}
      submit={gives ? "Make the production" : "Make the letter of refusal"}
    >
      <p className="max-w-prose text-soft">
        {gives
          ? "A letter that explains each field, the records, and a manifest with their hashes, in one sealed file. What was not found is said."
          : "A letter that explains each field that is not given, with its reason, in one sealed file."}
      </p>
    </ActionForm>
  );
}
