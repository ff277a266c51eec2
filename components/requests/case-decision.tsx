import type { ReactNode } from "react";
import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import { OthersNotice } from "#components/presences/others.client.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { AskedTable } from "./asked-table.tsx";
import { CaseNarrow, narrowedWords } from "./case-narrow.tsx";
import { CaseSignatures } from "./case-signatures.tsx";
import { type CaseField, type CaseNarrowed, type CaseProps, type CaseView, seen } from "./case-view.ts";
import { GiveBox } from "./give-box.client.tsx";
import { given } from "./given.ts";

type CaseDecisionProps = CaseProps & { narrowed: CaseNarrowed | null };

/** What was asked, field by field, and who decided it. While a decision is to be proposed, the table is the form. */
export function CaseDecision(props: CaseDecisionProps) {
  const { view, actor } = props;
  const open =
    view.clarifications.some((one) => one.ending === null) || view.objections.some((one) => one.outcome === null);
  if (can(view.request, "propose") && may(actor.role, "requests:decide") && !open) return <Proposal {...props} />;
  return (
    <>
      <AskedTable
        fields={view.fields.map((field) => ({ ...field, decided: decided(field), given: given(field, view) }))}
      />
      {!view.request.imported && !open && (
        <>
          <Basis view={view} />
          <CaseSignatures {...props} />
        </>
      )}
    </>
  );
}

function Proposal(props: CaseDecisionProps) {
  const { view, acts, narrowed } = props;
  const fields = view.fields.map((field) => {
    const judged = narrowed?.found?.get(field.key);
    return judged === undefined || judged.finding === field.finding
      ? { ...field, ...judged }
      : { ...field, ...judged, article: null };
  });
  const { period = null, leaveOut = [] } = narrowed?.refusal === null ? narrowed : {};
  return (
    <>
      <CaseNarrow view={view} narrowed={narrowed} />
      <OthersNotice />
      <ActionForm
        action={acts.propose}
        hidden={{ ...seen(view), ...(period !== null && { "period.from": period.from, "period.to": period.to }) }}
        className="max-w-none gap-6"
      >
        {leaveOut.map((target) => (
          <input key={target} type="hidden" name="leaveOut" value={target} />
        ))}
        <AskedTable
          fields={fields.map((field) => ({
            ...field,
            decided: field.finding === "available" ? <GiveBox field={field.key} label={field.label} /> : decided(field),
            given: given(field, view),
          }))}
        />
        <div className="grid gap-x-8 gap-y-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <LongTextField
            name="basis"
            label="On what the decision rests"
            hint="In sentences. The second person reads it first; it stands in the letter's file, not in the log."
            minLength={20}
            maxLength={4000}
          />
          <Grounds view={view} />
        </div>
        <CaseSignatures {...props} propose={<Submit>Propose this decision</Submit>} />
      </ActionForm>
    </>
  );
}

/** The reasons for which this regime lets a provider decline, and no others. */
function Grounds({ view: { grounds, instrument } }: { view: CaseView }) {
  return (
    <ChoiceField
      name="ground"
      label="Ground for what is not given"
      hint={`Those that ${instrument?.name ?? "this instrument"} allows. Needed where something available is kept back; the findings say the rest.`}
      choices={grounds.offered.map(({ code, words, article, withinDays }) => ({
        value: code,
        label: `${words} (${article}${withinDays === null ? "" : `, within ${withinDays} days`})`,
      }))}
      empty="what the findings say"
      optional
      className="min-w-0 self-start"
    />
  );
}

function decided(field: CaseField): ReactNode {
  if (field.granted === true) return <strong>Give</strong>;
  return field.granted === false ? "Refuse" : null;
}

function Basis({ view }: { view: CaseView }) {
  const { decision, grounds, targets } = view;
  if (decision === null) return null;
  const { narrowedFrom: from, narrowedTo: to } = decision;
  const leaveOut = targets.filter((one) => one.leftOut).map((one) => one.id);
  const period = from === null || to === null ? null : { from, to };
  return (
    <figure className="my-6 border-ink border-l-3 pl-4">
      <blockquote className="max-w-[72ch] font-serif text-lead whitespace-pre-line">{decision.basis}</blockquote>
      <figcaption className="mt-1 text-small text-soft">
        {decision.proposedByName}, on what the decision rests
      </figcaption>
      {(period !== null || leaveOut.length > 0) && (
        <p className="mt-2">
          <strong>Given for less than was asked:</strong> {narrowedWords({ period, leaveOut })}.
        </p>
      )}
      {grounds.named !== null && (
        <p className="mt-2">
          <strong>Ground:</strong> {grounds.named.words} ({grounds.named.article}).
        </p>
      )}
    </figure>
  );
}
