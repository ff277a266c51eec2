import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { OrderDate } from "#lib/law/european/dates.ts";

type Zones = { zone: string; legalZone: string };
type Props = {
  dates: readonly OrderDate[];
  preservation: { readonly endsAt: Date | null; readonly why: readonly string[] } | null;
  zones: Zones;
};

/** The dates of a European order beside its deadline, each with its reason. */
export function OrderDates({ dates, preservation, zones }: Props) {
  const lines = dates.map(({ title, at, why }) => ({
    term: title,
    value: <Dated at={at} never="never" why={[why]} zones={zones} />,
  }));
  if (preservation !== null) {
    const { endsAt, why } = preservation;
    lines.push({
      term: "Preservation ends",
      value: <Dated at={endsAt} never="when the production needs it no more" why={why} zones={zones} />,
    });
  }
  return <Definitions items={lines} />;
}

function Dated({ at, never, why, zones }: { at: Date | null; never: string; why: readonly string[]; zones: Zones }) {
  return (
    <>
      <span className="font-strong">{at === null ? never : <Instant at={at} {...zones} />}</span>
      {why.map((sentence) => (
        <span key={sentence} className="block max-w-prose text-small text-soft">
          {sentence}
        </span>
      ))}
    </>
  );
}

type NoteProps = {
  requestId: string;
  facts: { notified: boolean; validationFollows: boolean };
  note: FormAction;
  zone: string;
  now: string;
};

/** What an authority said later, on which dates depend. */
export function NoteWord({ requestId, facts, note, zone, now }: NoteProps) {
  const choices = [
    ...(facts.notified
      ? [
          { value: "not-refused", label: "The enforcing authority raises no ground for refusal" },
          { value: "refused", label: "The enforcing authority raises a ground for refusal" },
        ]
      : []),
    ...(facts.validationFollows
      ? [
          { value: "validated", label: "The order was validated afterwards" },
          { value: "not-validated", label: "The order was not validated" },
        ]
      : []),
  ];
  if (choices.length === 0) return null;
  return (
    <Dialog
      trigger={<Button size="small">Record what an authority said</Button>}
      title="Record what an authority said"
      description="Each once; the dates of the order follow from it."
    >
      <ActionForm action={note} hidden={{ requestId, zone }} submit="Record it">
        <ChoiceField name="kind" label="What was said" choices={choices} empty="Choose" />
        <TextField name="saidAt" label="When" type="datetime-local" hint={`In ${zone}.`} defaultValue={now} />
      </ActionForm>
    </Dialog>
  );
}
