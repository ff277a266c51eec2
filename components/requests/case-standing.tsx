import { HeartHandshake, MailCheck } from "lucide-react";
import type { FormAction } from "#components/forms/form-state.ts";
import { Presence } from "#components/presences/others.client.tsx";
import { Mark } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { offenceWords } from "#lib/law/offence.ts";
import type { Protection } from "#lib/requests/standing.ts";
import { ChildSafetyDialog } from "./child-safety-dialog.tsx";
import { ChildSafetyNote } from "./child-safety-note.tsx";

type CaseStandingProps = {
  id: string;
  standing: Protection;
  role: Role;
  zones: { zone: string; legalZone: string };
  mark: FormAction;
};

/** Under the head of a case: what is investigated, whether the asker knows that we have it, and who else is at it. */
export function CaseStanding({ id, standing, role, zones, mark }: CaseStandingProps) {
  const { offence, offenceNote, acknowledgedAt, acknowledgementSent, childSafety } = standing;
  const about = [offence === null ? null : offenceWords(offence), offenceNote]
    .filter((part) => part !== null)
    .join(": ");
  return (
    <>
      <div className="-mt-3 mb-4 flex min-h-7 flex-wrap items-center gap-x-5 gap-y-1 text-small text-soft">
        {childSafety && (
          <Mark icon={HeartHandshake} className="font-strong text-ink">
            Child safety
          </Mark>
        )}
        {about !== "" && <span>{about}</span>}
        {acknowledgedAt !== null && (
          <span className="inline-flex items-center gap-1">
            <MailCheck aria-hidden className="size-3.5" />
            {acknowledgementSent ? "Acknowledged" : "Acknowledged, not sent yet"}{" "}
            <Instant at={acknowledgedAt} {...zones} />
          </span>
        )}
        <Presence id={id} />
        {may(role, "requests:protect") && <ChildSafetyDialog {...{ id, standing, role, zones, mark }} />}
      </div>
      {childSafety && <ChildSafetyNote standing={standing} zones={zones} />}
    </>
  );
}
