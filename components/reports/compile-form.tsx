import Link from "next/link";
import { countryChoices } from "#components/authorities/countries.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import type { TemplateName } from "#lib/reports/report.ts";
import { likelyPeriods } from "./typed-period.ts";

type CompileFormProps = {
  template: TemplateName;
  /** The period that the address names; empty where it names none. */
  given: { from: string; to: string };
  /** `2026-11-22`, in UTC, as the days of a report are. */
  today: string;
  action: FormAction;
};

/** What a report is to be about. A period that is likely is one link away. */
export function CompileForm({ template, given, today, action }: CompileFormProps) {
  const likely = likelyPeriods(today);
  const monthly = template === "india-monthly";
  const chosen = given.from === "" ? likely[0] : given;
  return (
    <ActionForm
      key={`${template}${chosen?.from}${chosen?.to}`}
      action={action}
      hidden={{ template }}
      submit="Compile the draft"
      back={
        <Button kind="quiet" asChild>
          <Link href="/reports">Back to reports</Link>
        </Button>
      }
    >
      {monthly ? (
        <MonthField today={today} newest={likely.at(-1)?.from} />
      ) : (
        <>
          <nav aria-label="Likely periods" className="flex flex-wrap gap-2">
            {likely.map(({ label, from, to }) => (
              <Button key={label} size="small" asChild>
                <Link
                  href={`/reports/new?template=${template}&from=${from}&to=${to}`}
                  aria-current={chosen?.from === from && chosen.to === to ? "true" : undefined}
                  className="aria-[current=true]:border-ink aria-[current=true]:bg-press"
                >
                  {label}
                </Link>
              </Button>
            ))}
          </nav>
          <PeriodFields chosen={chosen} />
        </>
      )}
    </ActionForm>
  );
}

function MonthField({ today, newest }: { today: string; newest: string | undefined }) {
  return (
    <TextField
      name="month"
      label="Month"
      hint="Days begin and end at midnight UTC."
      type="month"
      pattern="\d{4}-\d{2}"
      placeholder="2023-09"
      max={today.slice(0, 7)}
      defaultValue={newest?.slice(0, 7)}
      className="max-w-60"
    />
  );
}

function PeriodFields({ chosen }: { chosen: CompileFormProps["given"] | undefined }) {
  return (
    <>
      <div className="grid gap-4 desk:grid-cols-2">
        <TextField name="from" label="First day" hint="From midnight UTC." type="date" defaultValue={chosen?.from} />
        <TextField
          name="to"
          label="Last day"
          hint="Until the next midnight UTC."
          type="date"
          defaultValue={chosen?.to}
        />
      </div>
      <ChoiceField
        name="country"
        label="Country"
        hint="The country of the authority that asked, and of the account that was banned."
        choices={countryChoices}
        empty="All countries"
        optional
      />
    </>
  );
}
