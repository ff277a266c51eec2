import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Standing } from "#lib/statements/statement.ts";

type ShiftsBlockProps = {
  standing: Pick<Standing, "shifts" | "released">;
  /** Null where the reader may not let a shift pass. */
  release: FormAction | null;
  zones: { zone: string; legalZone: string };
};

/** Sudden shifts against the weeks before: what stops the sending until counsel looked at it, and what only stands out. */
export function ShiftsBlock({ standing, release, zones }: ShiftsBlockProps) {
  const { shifts, released } = standing;
  if (shifts.length === 0) return null;
  const passOf = (code: string) => released.find((one) => one.code === code);
  const stops = shifts.filter(({ code, level }) => level === "blocking" && passOf(code) === undefined);
  return (
    <Notice
      tone={stops.length > 0 ? "grave" : "due"}
      title={stops.length > 0 ? "A sudden shift stops the sending" : "Statements shifted against the weeks before"}
      className="mb-6"
      acts={stops.length > 0 && release !== null ? <Release action={release} /> : undefined}
    >
      <ul className="list-disc pl-4">
        {shifts.map(({ code, sentence }) => (
          <li key={code}>
            {sentence}
            <Passed until={passOf(code)?.until} zones={zones} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Passed({ until, zones }: { until: Date | undefined; zones: ShiftsBlockProps["zones"] }) {
  if (until === undefined) return null;
  return (
    <>
      {" "}
      Let pass until <Instant at={until} {...zones} />.
    </>
  );
}

function Release({ action }: { action: FormAction }) {
  return (
    <Dialog
      trigger={<Button size="small">Let it pass</Button>}
      title="Let the shift pass"
      description="For a week. Only where somebody looked at the bans behind it and found that the shift is true: a flag turned round looks the same."
    >
      <ActionForm action={action} submit="Let it pass for a week">
        <LongTextField name="reason" id="release-reason" label="Why it is true" minLength={10} maxLength={2000} />
      </ActionForm>
    </Dialog>
  );
}
