import { countryChoices } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, seen } from "./case-view.ts";
import { QuestionFields } from "./question-fields.client.tsx";

/** What can be done about a request other than deciding it: ask back, or object. Nothing while one of them is open. */
export function InsteadOfDeciding(props: CaseProps) {
  const { view, actor } = props;
  const open =
    view.clarifications.some((one) => one.ending === null) || view.objections.some((one) => one.outcome === null);
  if (open) return null;
  const conflict = view.grounds.conflict;
  return (
    <>
      {can(view.request, "clarify") && may(actor.role, "requests:clarify") && <Ask {...props} />}
      {conflict?.open === true && can(view.request, "object") && may(actor.role, "requests:object") && (
        <ObjectTo {...props} conflict={conflict} />
      )}
    </>
  );
}

function Ask({ view, acts }: CaseProps) {
  const { question } = view.grounds;
  return (
    <Dialog
      key={view.clarifications.length}
      trigger={<Button size="small">Ask the authority</Button>}
      title="Ask the authority"
      description={
        question === null
          ? "No provision stops the clock of this instrument for a question: it runs on unless the authority agreed."
          : `Under ${question.article}, both clocks stand still from now until it answers. Nothing is decided meanwhile.`
      }
    >
      <ActionForm action={acts.clarify} hidden={seen(view)} submit="Send the question">
        <QuestionFields />
        {question === null && (
          <BoxesField
            name="agreed"
            legend="The clock"
            choices={[{ value: "on", label: "The authority agreed that the clock stands still until it answers" }]}
          />
        )}
      </ActionForm>
    </Dialog>
  );
}

type Conflict = NonNullable<CaseProps["view"]["grounds"]["conflict"]>;

function ObjectTo({ view, acts, conflict }: CaseProps & { conflict: Conflict }) {
  const last =
    conflict.lastDay === null
      ? ""
      : ` The last day for it is ${formatDay(new Date(`${conflict.lastDay}T12:00:00Z`), "UTC")}.`;
  return (
    <Dialog
      key={`objection${view.objections.length}`}
      trigger={<Button size="small">Object: conflict of law</Button>}
      title="Object: complying would break the law of another country"
      description={`${conflict.article}.${last} Another person of counsel lodges it${conflict.pauses ? "; from then on the clock stands still" : ""}.`}
    >
      <ActionForm action={acts.object} hidden={seen(view)} submit="Write the objection">
        <ChoiceField name="country" label="Whose law" choices={countryChoices} empty="Choose" />
        <TextField name="provisions" label="Provisions that would be broken" minLength={3} maxLength={500} />
        <LongTextField
          name="reasons"
          label="Reasons"
          hint="Why that law applies, and what would break it. That it has no such order, or that data lie there, is no reason."
          minLength={20}
          maxLength={8000}
        />
      </ActionForm>
    </Dialog>
  );
}
