import { Bell } from "lucide-react";
import { Section } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { groundWords, type Notice, type NoticeGround } from "#lib/notices/notice.ts";
import { type NoticeActions, NoticeActs } from "./notice-acts.tsx";
import { TwoPeople } from "./two-people.tsx";
import { failureWords, noticeStateWords } from "./words.ts";

type NoticeSectionProps = {
  request: { id: string; version: number; notifiedAt: Date | null };
  told: { notice: Notice | null; grounds: readonly NoticeGround[]; by: "webhook" | "csv" | null };
  /** Whether it is due at this moment; the job says so within minutes. */
  due: boolean;
  acts: NoticeActions;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

/** Whether the user was told, what stands in the way, and the grounds in law on which it was put off. */
export function NoticeSection({ request, told, due, acts, actor, zones }: NoticeSectionProps) {
  const { notice, grounds, by } = told;
  return (
    <Section title="Notice to the user">
      <div className="flex flex-col gap-4">
        <State request={request} notice={notice} due={due} zones={zones} />
        {notice !== null && request.notifiedAt === null && (
          <NoticeActs
            request={request}
            notice={notice}
            by={by}
            acts={acts}
            role={actor.role}
            zone={zones.zone}
            waiverOpen={grounds.some((one) => one.kind === "waiver" && one.declinedAt === null)}
          />
        )}
        {grounds.length > 0 && (
          <ul aria-label="Grounds in law" className="flex flex-col gap-4">
            {grounds.map((ground) => (
              <li key={ground.id} className="flex flex-col gap-2 border-rule border-l-2 pl-4">
                <Ground ground={ground} acts={acts} actor={actor} zones={zones} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function State({
  request,
  notice,
  due,
  zones,
}: Pick<NoticeSectionProps, "request" | "due" | "zones"> & { notice: Notice | null }) {
  if (request.notifiedAt !== null) {
    return (
      <p>
        The user was told <Instant at={request.notifiedAt} {...zones} />.
      </p>
    );
  }
  if (notice === null)
    return (
      <p className="text-soft">
        {due
          ? "It is due; the desk is told within minutes."
          : "None is due: nothing was given, or an order binds the service to silence."}
      </p>
    );
  const tone = notice.state === "due" ? "act" : notice.state === "failed" ? "grave" : "plain";
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone={tone} icon={Bell}>
        {noticeStateWords[notice.state]}
      </Badge>
      <span>
        Fell due <Instant at={notice.fellDueAt} {...zones} />
        {notice.delayedUntil !== null && notice.state === "delayed" && (
          <>
            ; delayed to <Instant at={notice.delayedUntil} {...zones} />
          </>
        )}
        {notice.handedOverAt !== null && notice.state === "handed-over" && (
          <>
            ; the platform has it since <Instant at={notice.handedOverAt} {...zones} />
          </>
        )}
        {notice.failure !== null &&
          `; tried ${notice.attempts} ${notice.attempts === 1 ? "time" : "times"}, ${failureWords(notice.failure)}`}
      </span>
    </p>
  );
}

function Ground({
  ground,
  acts,
  actor,
  zones,
}: Pick<NoticeSectionProps, "acts" | "actor" | "zones"> & { ground: NoticeGround }) {
  const { code, citation, until, kind } = ground;
  const words = groundWords[code as keyof typeof groundWords] ?? code;
  return (
    <>
      <p>
        {kind === "delay" ? "Delayed" : ground.declinedAt === null ? "Waiver" : "Waiver, declined"}: {words}{" "}
        <span className="text-soft">({citation})</span>
        {until !== null && (
          <>
            {" "}
            to <Instant at={until} {...zones} />, by {ground.proposedByName}
          </>
        )}
      </p>
      {kind === "waiver" && ground.declinedAt === null && (
        <TwoPeople
          label="Waiver of the notice"
          proposed={{ by: ground.proposedBy, name: ground.proposedByName, at: ground.proposedAt }}
          countersigned={
            ground.countersignedAt === null
              ? null
              : { name: ground.countersignedByName ?? "Counsel", at: ground.countersignedAt }
          }
          settle={
            may(actor.role, "notices:delay")
              ? { action: acts.settleWaiver, hidden: { groundId: ground.id }, submit: "Countersign the waiver" }
              : null
          }
          actor={actor}
          zones={zones}
        />
      )}
    </>
  );
}
