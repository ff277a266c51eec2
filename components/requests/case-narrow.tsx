import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { CaseNarrowed, CaseView } from "./case-view.ts";
import { countWords, targetKindWords } from "./words.ts";

type CaseNarrowProps = { view: CaseView; narrowed: CaseNarrowed | null };

/** Gives less than was asked: a shorter period, fewer accounts. The gate is asked again, and nothing is kept before it is proposed. */
export function CaseNarrow({ view, narrowed }: CaseNarrowProps) {
  const { periodFrom, periodTo, id } = view.request;
  return (
    <div className="mb-5 flex flex-col gap-4">
      {narrowed !== null && <Narrowed view={view} narrowed={narrowed} />}
      <details open={narrowed?.refusal != null || undefined}>
        <summary className="w-fit text-soft hover:text-ink">Give less than was asked</summary>
        <form action={`/requests/${id}`} className="mt-3 flex max-w-2xl flex-col gap-4">
          <div className="grid gap-x-6 gap-y-4 desk:grid-cols-2">
            <Day
              name="from"
              label="Only from"
              value={narrowed?.period?.from ?? periodFrom}
              {...{ periodFrom, periodTo }}
            />
            <Day name="to" label="Only to" value={narrowed?.period?.to ?? periodTo} {...{ periodFrom, periodTo }} />
          </div>
          {view.targets.length > 1 && (
            <FieldGroup legend="Without these targets" hint="Nothing of them is collected or given.">
              {view.targets.map((target, at) => (
                <Checkbox
                  key={target.id}
                  name="without"
                  value={target.id}
                  defaultChecked={narrowed?.leaveOut.includes(target.id) ?? false}
                  label={`Target ${at + 1}, ${targetKindWords[target.kind]}`}
                />
              ))}
            </FieldGroup>
          )}
          <Button type="submit" size="small" className="w-fit">
            Judge it so
          </Button>
        </form>
      </details>
    </div>
  );
}

type DayProps = {
  name: string;
  label: string;
  value: string | null;
  periodFrom: string | null;
  periodTo: string | null;
};

function Day({ name, label, value, periodFrom, periodTo }: DayProps) {
  return (
    <Field name={name} label={label} optional id={`narrow-${name}`}>
      {({ required: _, ...wiring }) => (
        <Input
          {...wiring}
          type="date"
          defaultValue={value ?? ""}
          min={periodFrom ?? undefined}
          max={periodTo ?? undefined}
        />
      )}
    </Field>
  );
}

function Narrowed({ view, narrowed }: { view: CaseView; narrowed: CaseNarrowed }) {
  const back = (
    <Button size="small" asChild>
      <Link href={`/requests/${view.request.id}`}>Judge all of it</Link>
    </Button>
  );
  if (narrowed.refusal !== null) {
    return (
      <Notice tone="due" title="It cannot be narrowed so" acts={back} live="alert">
        {narrowed.refusal}
      </Notice>
    );
  }
  return (
    <Notice tone="act" title={`The findings below are for ${narrowedWords(narrowed)}`} acts={back}>
      {askedWords(view)}
    </Notice>
  );
}

/** What is given instead of what was asked, in words. */
export function narrowedWords({ period, leaveOut }: Pick<CaseNarrowed, "period" | "leaveOut">): string {
  const parts = [
    ...(period === null ? [] : [`${day(period.from)} to ${day(period.to)}`]),
    ...(leaveOut.length === 0 ? [] : [`all but ${countWords(leaveOut.length, "target")}`]),
  ];
  return parts.length === 0 ? "all that was asked" : parts.join(", and ");
}

function askedWords({ request, targets }: CaseView): string {
  const { periodFrom, periodTo } = request;
  const when =
    periodFrom === null || periodTo === null ? "without a period" : `for ${day(periodFrom)} to ${day(periodTo)}`;
  return `It was asked ${when}, about ${countWords(targets.length, "target")}. A proposal gives what is judged here, and says so in the letter.`;
}

function day(isoDate: string): string {
  const at = new Date(`${isoDate}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? isoDate : formatDay(at, "UTC");
}
