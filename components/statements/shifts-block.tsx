import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Finding, Standing } from "#lib/statements/statement.ts";

type Zones = { zone: string; legalZone: string };
type ShiftsBlockProps = {
  standing: Pick<Standing, "shifts" | "released" | "hold">;
  /** Null where the reader may not settle a shift. */
  release: FormAction | null;
  zones: Zones;
};

/** Sudden shifts against what was before: what is held until counsel looked at it, what stops the sending, and what only stands out. */
export function ShiftsBlock({ standing, release, zones }: ShiftsBlockProps) {
  const { shifts, released, hold } = standing;
  if (hold !== null) return <Held hold={hold} release={release} zones={zones} />;
  if (shifts.length === 0) return null;
  const passOf = (code: string) => released.find((one) => one.code === code);
  const stops = shifts.filter(({ code, level }) => level === "blocking" && passOf(code) === undefined);
  return (
    <Notice
      tone={stops.length > 0 ? "grave" : "due"}
      title={stops.length > 0 ? "A sudden shift stops the sending" : "Statements shifted against what was before"}
      className="mb-6"
      acts={stops.length > 0 && release !== null ? <Settle action={release} holds={false} /> : undefined}
    >
      <Sentences of={shifts} after={({ code }) => <Passed until={passOf(code)?.until} zones={zones} />} />
    </Notice>
  );
}

type HeldProps = { hold: NonNullable<Standing["hold"]>; release: FormAction | null; zones: Zones };

function Held({ hold, release, zones }: HeldProps) {
  return (
    <Notice
      tone="grave"
      title="A sudden shift holds what was about to leave"
      className="mb-6"
      acts={release === null ? undefined : <Settle action={release} holds />}
    >
      <Sentences of={hold.shifts} />
      <p className="mt-2">
        {formatCount(hold.held)} {hold.held === 1 ? "statement is" : "statements are"}{" "}
        <Link href="/bans/statements?state=blocked" className="underline">
          blocked
        </Link>{" "}
        by it since <Instant at={hold.begunAt} {...zones} />, and so is what is drafted from now on. Nothing leaves
        until somebody of counsel looked at the bans behind it and says what it is.
      </p>
    </Notice>
  );
}

type SentencesProps = { of: readonly Finding[]; after?: (finding: Finding) => ReactNode };

function Sentences({ of, after }: SentencesProps) {
  return (
    <ul className="list-disc pl-4">
      {of.map((one) => (
        <li key={one.code}>
          {one.sentence}
          {after?.(one)}
        </li>
      ))}
    </ul>
  );
}

function Passed({ until, zones }: { until: Date | undefined; zones: Zones }) {
  if (until === undefined) return null;
  return (
    <>
      {" "}
      Let pass until <Instant at={until} {...zones} />.
    </>
  );
}

const verdicts = [
  { value: "pass", label: "It is true" },
  { value: "keep", label: "It is false" },
];

/** `holds`: statements are held by it, which may be kept back. */
function Settle({ action, holds }: { action: FormAction; holds: boolean }) {
  return (
    <Dialog
      trigger={<Button size="small">{holds ? "Settle it" : "Let it pass"}</Button>}
      title={holds ? "Settle the shift" : "Let the shift pass"}
      description={
        holds
          ? "Once somebody looked at the bans behind it: a flag turned round looks like a change of work. Where it is true, what is held goes on its way, and the same passes for a week. Where it is false, what is held never leaves, and what comes is judged anew."
          : "For a week. Only where somebody looked at the bans behind it and found that the shift is true: a flag turned round looks the same."
      }
    >
      <ActionForm
        action={action}
        submit={holds ? "Settle it" : "Let it pass for a week"}
        {...(holds ? {} : { hidden: { verdict: "pass" } })}
      >
        {holds && <ChoiceField name="verdict" label="What was found" choices={verdicts} empty="Choose" />}
        <LongTextField name="reason" id="release-reason" label="How that is known" minLength={10} maxLength={2000} />
      </ActionForm>
    </Dialog>
  );
}
