import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { automationWords, reasonWords, signalWords } from "#components/bans/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { StatedBan, StatementLine } from "#lib/statements/statement.ts";
import { failureWords, stateWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };
type Shown = StatementLine &
  StatedBan & {
    readonly draftedAt: Date;
    readonly sentAt: Date | null;
    readonly triedAt: Date | null;
    readonly databaseId: string | null;
    readonly digest: string | null;
    readonly template: number;
    readonly attempts: readonly { attempt: number; endedAt: Date; host: string | null; failure: string | null }[];
  };

const day = (text: string | null) => (text === null ? null : `${formatDay(new Date(text), "UTC")}, UTC`);

/** What the ban behind a statement says: all that the statement is built from. */
export function StatedFacts({ one }: { one: Shown }) {
  return (
    <Definitions
      items={[
        {
          term: "Ban",
          value: (
            <Link href={`/bans/${one.ban}`} className="font-mono underline">
              {one.ban.slice(0, 12)}…
            </Link>
          ),
        },
        { term: "Reason", value: reasonWords[one.reason] },
        { term: "Found by", value: signalWords[one.signal] },
        { term: "Decided", value: automationWords[one.automation] },
        { term: "Country", value: countryName(one.country) },
        { term: "In force from", value: day(one.appliedOn) },
        { term: "Account registered", value: day(one.accountCreatedOn) },
        { term: "Lifted", value: day(one.endedOn) },
        { term: "Policy clause", value: one.policy },
      ]}
    />
  );
}

/** Where the statement stands: with us and with the Database. */
export function StandingFacts({ one, zones }: { one: Shown; zones: Zones }) {
  const { word, tone } = stateWords[one.state];
  return (
    <Definitions
      layout="stack"
      items={[
        { term: "State", value: <Badge tone={tone}>{word}</Badge> },
        ...(one.refusal === null ? [] : [{ term: "In the Database’s words", value: one.refusal }]),
        { term: "Drafted", value: <Instant at={one.draftedAt} {...zones} /> },
        { term: "Template", value: `version ${one.template}` },
        ...(one.triedAt === null
          ? []
          : [{ term: "Tried in a sandbox", value: <Instant at={one.triedAt} {...zones} /> }]),
        { term: "Sent", value: one.sentAt === null ? null : <Instant at={one.sentAt} {...zones} /> },
        {
          term: "In the Database",
          value:
            one.databaseId === null ? (
              one.state === "sent" ? (
                "known there under its puid"
              ) : null
            ) : (
              <Copyable value={one.databaseId} label="id in the Database" className="text-small" />
            ),
        },
        { term: "Puid", value: <Copyable value={one.puid} label="puid" short className="text-small" /> },
        {
          term: "SHA-256 of what was sent",
          value:
            one.digest === null ? null : <Copyable value={one.digest} label="digest" short className="text-small" />,
        },
        ...one.attempts.map(({ attempt, endedAt, host, failure }) => ({
          key: `attempt-${attempt}`,
          term: `Attempt ${attempt}`,
          value: (
            <>
              <Instant at={endedAt} {...zones} />
              {host !== null && `, ${host}`}
              {failure !== null && `: ${failureWords(failure)}`}
            </>
          ),
        })),
      ]}
    />
  );
}
