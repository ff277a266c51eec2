import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { basisWords, type Instrument } from "#lib/law/instrument.ts";

type Props = { instrument: Instrument; propose: FormAction; zone: string; inForce: boolean };

const units = [
  { value: "hours", label: "Hours" },
  { value: "days", label: "Days, moving on from a day of rest" },
  { value: "working-days", label: "Working days" },
];
const bases = Object.entries(basisWords).map(([value, label]) => ({ value, label }));

/** The four things that a house may see otherwise, each proposed in a form of its own. */
export function OverrideForms(props: Props) {
  const { inForce } = props;
  return (
    <div className="flex flex-wrap gap-2">
      <Proposal
        {...props}
        kind="deadline"
        title="Change the deadline"
        of="For what is received once it is signed; what is here keeps its date."
      >
        <ChoiceField name="value.by" id="override-by" label="Counted in" choices={units} />
        <TextField name="value.length" id="override-length" label="How many" inputMode="numeric" required />
      </Proposal>
      <Proposal
        {...props}
        kind="house-target"
        title="Change the house target"
        of="The house's own pace. It never counts later than the law."
      >
        <TextField name="value.hours" id="override-hours" label="Hours from receipt" inputMode="numeric" required />
      </Proposal>
      <Proposal
        {...props}
        kind="switch"
        on={!inForce}
        title={inForce ? "Switch it off" : "Switch it on"}
        of={
          inForce
            ? "What is received under it then is recorded and answered as out of reach."
            : "What is received under it then is judged as if it were in force here."
        }
      />
      <Proposal
        {...props}
        kind="reading"
        title="Read it otherwise"
        of="A note on status and basis that stands beside the citation. It moves no clock."
      >
        <ChoiceField name="value.basis" id="override-basis" label="Basis" choices={bases} />
        <LongTextField
          name="value.note"
          id="override-note"
          label="How the house reads it"
          minLength={10}
          maxLength={2000}
        />
      </Proposal>
    </div>
  );
}

type ProposalProps = Props & { kind: string; title: string; of: string; on?: boolean; children?: ReactNode };

function Proposal({ instrument, propose, zone, kind, title, of, on, children }: ProposalProps) {
  const hidden = { instrument: instrument.id, kind, zone, ...(on === undefined ? {} : { on: String(on) }) };
  return (
    <Dialog trigger={<Button size="small">{title}</Button>} title={title} description={of}>
      <ActionForm action={propose} hidden={hidden} submit="Propose it">
        {children}
        <LongTextField
          name="reason"
          id={`override-reason-${kind}`}
          label="Reason"
          hint="Read with the deadline of each case that it moves."
          minLength={20}
          maxLength={4000}
        />
        <TextField
          name="wantedOn"
          id={`override-on-${kind}`}
          label="From"
          type="date"
          hint="Left empty: from the second signature on."
          optional
        />
      </ActionForm>
    </Dialog>
  );
}
