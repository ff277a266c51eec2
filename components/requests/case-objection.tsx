import { countryName } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { type ObjectionLine, type ObjectionOutcome, objectionOutcomes } from "#lib/requests/standing.ts";
import { type CaseProps, seen } from "./case-view.ts";

const outcomeWords: Readonly<Record<ObjectionOutcome, string>> = {
  upheld: "Upheld: the order does not stand against it",
  confirmed: "A court confirmed the order",
  withdrawn: "Not pursued",
};

type Props = CaseProps & { objection: ObjectionLine };

/** An objection for a conflict of law: who wrote it, who lodged it, what became of it. */
export function CaseObjection(props: Props) {
  const { objection, zones } = props;
  const { settledAt, outcome, settledReference } = objection;
  return (
    <div className="flex flex-col gap-2">
      <p>
        <strong>
          Objection: the law of {countryName(objection.country)} ({objection.provisions}).
        </strong>{" "}
        <span className="text-soft">
          {objection.writtenByName} wrote it, <Instant at={objection.writtenAt} {...zones} />
          {objection.lodgedAt !== null && (
            <>
              ; {objection.lodgedByName} lodged it, <Instant at={objection.lodgedAt} {...zones} />
            </>
          )}
          .
        </span>
      </p>
      <p className="max-w-[72ch] font-serif whitespace-pre-line">{objection.reasons}</p>
      {outcome === null || settledAt === null ? (
        <OpenObjection {...props} />
      ) : (
        <p className="text-soft">
          {outcomeWords[outcome]}
          {settledReference !== null && `, ${settledReference}`}, <Instant at={settledAt} {...zones} />.
        </p>
      )}
    </div>
  );
}

function OpenObjection(props: Props) {
  const { view, acts, actor, objection } = props;
  const lodged = objection.lodgedAt !== null;
  const own = objection.writtenBy === actor.id;
  const maySettle = may(actor.role, "requests:object");
  return (
    <>
      <p>
        {lodged
          ? `It waits to be settled. ${objection.stopped ? "Until then both clocks stand still." : "The clock runs on."}`
          : own
            ? "You wrote it. Another person of counsel lodges it."
            : "It leaves once a person of counsel lodges it."}
      </p>
      <div className="flex flex-wrap gap-2">
        {!lodged && !own && may(actor.role, "requests:lodge") && (
          <ActionForm action={acts.lodge} hidden={seen(view)} submit="Lodge the objection" />
        )}
        {maySettle && lodged && <Settle {...props} />}
        {maySettle && !lodged && (
          <ActionForm
            action={acts.settle}
            hidden={{ ...seen(view), outcome: "withdrawn" }}
            submit="Do not pursue it"
            kind="plain"
          />
        )}
      </div>
    </>
  );
}

function Settle({ view, acts }: Props) {
  return (
    <Dialog
      trigger={<Button size="small">Record what became of it</Button>}
      title="What became of the objection"
      description="The clock then runs on. Upheld, the request can be refused for the conflict of law; confirmed, it is decided as ever."
    >
      <ActionForm action={acts.settle} hidden={seen(view)} submit="Record it">
        <ChoiceField
          name="outcome"
          label="Outcome"
          choices={objectionOutcomes.map((value) => ({ value, label: outcomeWords[value] }))}
          empty="Choose"
        />
        <TextField name="reference" label="Reference of the court or authority" maxLength={300} optional />
      </ActionForm>
    </Dialog>
  );
}
