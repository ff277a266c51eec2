import type { ReactNode } from "react";
import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { AskedTable } from "./asked-table.tsx";
import { CaseSignatures } from "./case-signatures.tsx";
import { type CaseField, type CaseProps, seen } from "./case-view.ts";
import { GiveBox } from "./give-box.client.tsx";
import { given } from "./given.ts";
import { refusalReasonWords } from "./words.ts";

const reasons = Object.entries(refusalReasonWords).map(([value, label]) => ({ value, label }));

/** What was asked, field by field, and who decided it. While a decision is to be proposed, the table is the form. */
export function CaseDecision(props: CaseProps) {
  const { view, acts, actor } = props;
  const proposing = can(view.request, "propose") && may(actor.role, "requests:decide");
  const table = (
    <AskedTable
      fields={view.fields.map((field) => ({
        ...field,
        decided:
          proposing && field.finding === "available" ? (
            <GiveBox field={field.key} label={field.label} />
          ) : (
            decided(field)
          ),
        given: given(field, view),
      }))}
    />
  );
  if (!proposing) {
    return (
      <>
        {table}
        {!view.request.imported && (
          <>
            <Basis view={view} />
            <CaseSignatures {...props} />
          </>
        )}
      </>
    );
  }
  return (
    <ActionForm action={acts.propose} hidden={seen(view)} className="max-w-none gap-6">
      {table}
      <div className="grid gap-x-8 gap-y-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LongTextField
          name="basis"
          label="On what the decision rests"
          hint="In sentences. The second person reads it first; it stands in the letter's file, not in the log."
          minLength={20}
          maxLength={4000}
        />
        <ChoiceField
          name="refusalReason"
          label="Counted as"
          hint="Only where nothing is given."
          choices={reasons}
          empty="what most fields say"
          optional
          className="self-start"
        />
      </div>
      <CaseSignatures {...props} propose={<Submit>Propose this decision</Submit>} />
    </ActionForm>
  );
}

function decided(field: CaseField): ReactNode {
  if (field.granted === true) return <strong>Give</strong>;
  return field.granted === false ? "Refuse" : null;
}

function Basis({ view: { decision } }: Pick<CaseProps, "view">) {
  if (decision === null) return null;
  return (
    <figure className="my-6 border-ink border-l-3 pl-4">
      <blockquote className="max-w-[72ch] font-serif text-lead whitespace-pre-line">{decision.basis}</blockquote>
      <figcaption className="mt-1 text-small text-soft">
        {decision.proposedByName}, on what the decision rests
      </figcaption>
    </figure>
  );
}
