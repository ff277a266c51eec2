import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { Deadline } from "#lib/law/clock.ts";
import { countsInEstablishment } from "#lib/law/zone.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, seen } from "./case-view.ts";
import { TimeBar } from "./time-bar.tsx";

/** When it is due and why, a sentence a step. A person can stop the clock with a reason; nobody types a date. */
export function ClockDrawer(props: CaseProps) {
  const { view, zones } = props;
  const { clocks, time } = view;
  if (clocks === null) {
    return <p className="text-soft">Its clock ran elsewhere: the request was imported.</p>;
  }
  const zoned = { zone: zones.zone, legalZone: clocks.zone };
  const due = ({ dueAt }: Deadline) => (dueAt === null ? null : <Instant at={dueAt} {...zoned} />);
  return (
    <div className="flex flex-col gap-3">
      <TimeBar {...time} className="w-full" />
      <Definitions
        layout="stack"
        items={[
          { term: "Due by law", value: due(clocks.legal) ?? "the law sets no date" },
          { term: "House target", value: due(clocks.house) },
        ]}
      />
      <details>
        <summary className="w-fit text-soft hover:text-ink">Why then</summary>
        <ol className="mt-2 flex list-decimal flex-col gap-1.5 pl-5 text-small text-soft">
          {(clocks.legal.dueAt === null ? [...clocks.legal.why, ...clocks.house.why.slice(1)] : clocks.legal.why).map(
            (sentence) => (
              <li key={sentence}>{sentence}</li>
            ),
          )}
        </ol>
        <p className="mt-2 text-small text-soft">
          Rule{" "}
          <Link href={`/law/${encodeURIComponent(view.request.instrument)}`} className="link font-mono wrap-anywhere">
            {clocks.legal.ruleVersion.replace(/@override-.*/, ", overridden")}
          </Link>
        </p>
      </details>
      {countsInEstablishment(view.request.instrument) && (
        <Link href={`/requests/${view.request.id}/papers/forms`} className="link w-fit text-small">
          Forms and dates of the European order
        </Link>
      )}
      <Pauses {...props} />
    </div>
  );
}

function Pauses({ view, acts, actor, zones }: CaseProps) {
  const { pauses, request } = view;
  const stopped = pauses.some((pause) => pause.until === null);
  // A clock that waits for an answer or a court runs on by itself, once that is recorded.
  const awaited =
    view.clarifications.some((one) => one.ending === null && one.stopped) ||
    view.objections.some((one) => one.outcome === null && one.stopped);
  const mayPause = may(actor.role, "requests:pause") && !awaited;
  return (
    <>
      <PauseList pauses={pauses} zones={zones} />
      {mayPause && stopped && (
        <ActionForm action={acts.resume} hidden={seen(view)} submit="Let the clock run on" kind="plain" size="small" />
      )}
      {mayPause && !stopped && can(request, "pause") && <StopClock view={view} acts={acts} />}
    </>
  );
}

function PauseList({ pauses, zones }: { pauses: CaseProps["view"]["pauses"]; zones: CaseProps["zones"] }) {
  if (pauses.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 text-small">
      {pauses.map((pause) => (
        <li key={pause.from.toISOString()} className="border-rule border-l-2 pl-3">
          <span className="block">{pause.reason}</span>
          <span className="text-soft">
            Stopped by {pause.addedByName}, <Instant at={pause.from} {...zones} />
            {pause.until !== null && (
              <>
                {" "}
                to <Instant at={pause.until} {...zones} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function StopClock({ view, acts }: Pick<CaseProps, "view" | "acts">) {
  return (
    <Dialog
      trigger={
        <Button size="small" className="w-fit">
          Stop the clock
        </Button>
      }
      title="Stop the clock"
      description="From now on, for the law's clock and the house's own, until you let it run again. Both dates are then counted anew."
    >
      <ActionForm action={acts.pause} hidden={seen(view)} submit="Stop the clock">
        <LongTextField name="reason" label="Why it stands still" id="pause-reason" minLength={10} maxLength={2000} />
      </ActionForm>
    </Dialog>
  );
}
