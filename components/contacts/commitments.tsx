import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Commitment, commitmentOutcomes, commitmentWords, isOverdue } from "#lib/contacts/contact.ts";

type CommitmentsProps = {
  contactId: string;
  commitments: readonly Commitment[];
  now: Date;
  zones: { zone: string; legalZone: string };
  /** Null for who may only read. */
  acts: { settle: FormAction; promise: FormAction } | null;
};

/** What was promised at a contact, by whom, by when, and whether it was kept. */
export function Commitments({ contactId, commitments, now, zones, acts }: CommitmentsProps) {
  return (
    <div className="flex flex-col gap-4">
      {commitments.length === 0 && <p className="text-soft">Nothing was promised.</p>}
      <ul className="divide-y divide-rule">
        {commitments.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="min-w-0 max-w-prose">
              <p>
                <span className="font-strong">{one.byWhom === "us" ? "We" : "They"}:</span> {one.text}
              </p>
              <p className="text-small text-soft">
                {one.dueOn === null ? "No day was named" : `By ${one.dueOn}`}
                {one.settledAt !== null && (
                  <>
                    , {commitmentWords[one.outcome].toLowerCase()} says {one.settledByName},{" "}
                    <Instant at={one.settledAt} {...zones} />
                  </>
                )}
              </p>
            </div>
            <Standing commitment={one} now={now} settle={acts?.settle ?? null} />
          </li>
        ))}
      </ul>
      {acts !== null && <AddCommitment key={commitments.length} contactId={contactId} action={acts.promise} />}
    </div>
  );
}

function Standing({ commitment, now, settle }: { commitment: Commitment; now: Date; settle: FormAction | null }) {
  const { id, outcome } = commitment;
  const overdue = isOverdue(commitment, now);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Badge tone={overdue || outcome === "not-kept" ? "grave" : outcome === "open" ? "due" : "plain"}>
        {overdue ? "Overdue" : commitmentWords[outcome]}
      </Badge>
      {outcome === "open" &&
        settle !== null &&
        commitmentOutcomes.map((value) => (
          <ActionForm key={value} action={settle} hidden={{ commitmentId: id, outcome: value }}>
            <Submit kind="plain" size="small">
              {commitmentWords[value]}
            </Submit>
          </ActionForm>
        ))}
    </div>
  );
}

function AddCommitment({ contactId, action }: { contactId: string; action: FormAction }) {
  return (
    <Dialog trigger={<Button className="w-fit">Add a commitment…</Button>} title="Add a commitment">
      <ActionForm action={action} hidden={{ id: contactId }} submit="Add it">
        <ChoiceField
          name="byWhom"
          label="Who promised"
          choices={[
            { value: "us", label: "We" },
            { value: "them", label: "They" },
          ]}
          defaultValue="us"
        />
        <TextField name="text" label="What was promised" maxLength={2000} />
        <TextField name="dueOn" label="To be kept by" type="date" optional />
      </ActionForm>
    </Dialog>
  );
}
