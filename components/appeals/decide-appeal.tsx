import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { needsTwo, noteLengthMax, overturnedReasons, upheldReasons, withdrawalReasons } from "#lib/appeals/appeal.ts";
import { type ShownAppeal, seenAppeal } from "./shown-appeal.ts";
import { appealReasonWords, withdrawalWords } from "./words.ts";

export type DecidingActs = { assign: FormAction; uphold: FormAction; overturn: FormAction; withdraw: FormAction };

type DecideAppealProps = { appeal: ShownAppeal; actorId: string; everyByTwo: boolean; acts: DecidingActs };

/** What a reviewer does with an open appeal: take it up, decide it, or close it without a decision. */
export function DecideAppeal({ appeal, actorId, everyByTwo, acts }: DecideAppealProps) {
  const mine = appeal.state === "assigned" && appeal.assignedTo === actorId;
  return (
    <div className="flex flex-col gap-5">
      {!mine && appeal.assignedToName !== null && (
        <Notice tone="quiet" title={`${appeal.assignedToName} has this appeal`}>
          Who has it decides it. You can take it over.
        </Notice>
      )}
      {mine && appeal.ban !== null && <Decisions appeal={appeal} everyByTwo={everyByTwo} acts={acts} />}
      <div className="flex flex-wrap gap-2">
        {!mine && (
          <ActionForm
            action={acts.assign}
            hidden={seenAppeal(appeal)}
            submit={appeal.assignedToName === null ? "Take it up" : "Take it over"}
          />
        )}
        <Withdraw appeal={appeal} action={acts.withdraw} />
      </div>
    </div>
  );
}

function Decisions({ appeal, everyByTwo, acts }: Pick<DecideAppealProps, "appeal" | "everyByTwo" | "acts">) {
  const reason = appeal.ban?.reason ?? "terms-other";
  const byTwo = (outcome: "upheld" | "overturned") => needsTwo(outcome, reason, everyByTwo);
  const why =
    reason === "child-exploitation"
      ? "What was banned for the exploitation of children comes back by two people only."
      : "The house decides every appeal by two people.";
  return (
    <>
      {byTwo("overturned") && (
        <Notice tone="quiet" title="A person of counsel countersigns">
          {why}
        </Notice>
      )}
      <div className="grid gap-x-10 gap-y-8 desk:grid-cols-2">
        <ActionForm
          action={acts.uphold}
          hidden={{ ...seenAppeal(appeal), outcome: "upheld" }}
          submit={byTwo("upheld") ? "Propose that it stands" : "The ban stands"}
          kind="plain"
        >
          <h3 className="font-strong">The ban stands</h3>
          <DecisionFields id="upheld" reasons={upheldReasons} />
        </ActionForm>
        <ActionForm
          action={acts.overturn}
          hidden={{ ...seenAppeal(appeal), outcome: "overturned" }}
          submit={byTwo("overturned") ? "Propose to overturn it" : "Overturn the ban"}
        >
          <h3 className="font-strong">It should not have been</h3>
          <DecisionFields id="overturned" reasons={overturnedReasons} />
        </ActionForm>
      </div>
    </>
  );
}

function DecisionFields({ id, reasons }: { id: string; reasons: readonly (keyof typeof appealReasonWords)[] }) {
  return (
    <>
      <ChoiceField
        name="reason"
        id={`${id}-reason`}
        label="Reason"
        choices={reasons.map((value) => ({ value, label: appealReasonWords[value] }))}
        empty="Choose"
      />
      <LongTextField
        name="note"
        id={`${id}-note`}
        label="Note"
        hint="For colleagues: kept sealed, read by a recorded look."
        rows={3}
        maxLength={noteLengthMax}
        optional
      />
    </>
  );
}

/** Also of one that waits for its second signature. */
export function Withdraw({ appeal, action }: { appeal: ShownAppeal; action: FormAction }) {
  return (
    <Dialog
      trigger={<Button>Close without a decision</Button>}
      title="Close without a decision"
      description="It counts as received, and never as decided. It cannot be opened again."
    >
      <ActionForm action={action} hidden={seenAppeal(appeal)} submit="Close it" kind="grave">
        <ChoiceField
          name="reason"
          id="withdrawal-reason"
          label="Why"
          choices={withdrawalReasons
            .filter((value) => value !== "no-such-ban" || (appeal.ban === null && appeal.banArchived === null))
            .map((value) => ({ value, label: withdrawalWords[value] }))}
          empty="Choose"
        />
      </ActionForm>
    </Dialog>
  );
}
