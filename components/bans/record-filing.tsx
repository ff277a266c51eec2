import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";

export type Filing = {
  readonly action: FormAction;
  /** How many reports stand: with one more the dialog is another, and closed. */
  readonly count: number;
  readonly now: Date;
};

type RecordFilingProps = Filing & {
  /** The ban's key. */
  ban: string;
  /** When the ban happened; not shown of one that is in an archive. */
  occurredAt: Date | null;
};

/** Writes down a report to the CyberTipline that was filed after the ban had arrived. */
export function RecordFiling({ action, ban, count, occurredAt, now }: RecordFilingProps) {
  return (
    <Dialog
      key={count}
      trigger={<Button>Record a report</Button>}
      title="Record a report to the CyberTipline"
      description="For a report that was filed after the ban had arrived. The ban is then held for a year from the day of filing. What is recorded stands, and cannot be taken back."
    >
      <ActionForm action={action} hidden={{ ban }} submit="Record the report">
        <TextField
          name="report"
          label="Id of the report"
          hint="As the CyberTipline gave it, and nothing else."
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="filedOn"
          label="Filed on"
          hint="The day in UTC, by which the ledger counts."
          type="date"
          max={dayOf(now)}
          {...(occurredAt === null ? {} : { min: dayOf(occurredAt) })}
        />
      </ActionForm>
    </Dialog>
  );
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
