import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { automationWords, reasonWords, signalMeaning, signalWords } from "#components/bans/words.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { archivedBanSentence } from "#lib/appeals/appeal.ts";
import { houseSource } from "#lib/bans/ban.ts";
import type { ShownAppeal, Zones } from "./shown-appeal.ts";
import { withdrawalWords } from "./words.ts";

type AppealFactsProps = { appeal: ShownAppeal; zones: Zones };

/** The ban that is appealed: what for, how it was found, who decided. No account is here. */
export function AppealedBanFacts({ appeal, zones }: AppealFactsProps) {
  const { ban, banArchived, banKey, banSource, banSenderId } = appeal;
  if (ban === null && banArchived !== null) {
    return (
      <Notice tone="due" title={`The ban is in the archive of ${banArchived}`}>
        {`${banSource} calls it ${banSenderId}. ${archivedBanSentence(banArchived)}`}
      </Notice>
    );
  }
  if (ban === null) {
    return (
      <Notice tone="due" title="The ban has not arrived in the ledger yet">
        {`${banSource} calls it ${banSenderId}. Until its row is here nobody can decide; the appeal can be taken up meanwhile.`}
      </Notice>
    );
  }
  return (
    <Definitions
      items={[
        {
          term: "Ban",
          value: (
            <Link href={`/bans/${banKey}`} className="link">
              The ban {banSenderId}
            </Link>
          ),
        },
        { term: "Banned for", value: reasonWords[ban.reason] },
        {
          term: "What led to it",
          value: (
            <>
              {signalWords[ban.signal]}
              <span className="block text-small text-soft">{signalMeaning[ban.signal]}</span>
            </>
          ),
        },
        { term: "Decided", value: automationWords[ban.automation] },
        { term: "Country", value: countryName(ban.country) },
        { term: "When", value: <Instant at={ban.occurredAt} {...zones} /> },
      ]}
    />
  );
}

/** What is known of the appeal itself. */
export function AppealFacts({ appeal, zones }: AppealFactsProps) {
  const { source, reference, country, language, receivedAt, lookedAt, decidedAt, reinstatedAt, withdrawnAt } = appeal;
  const at = (time: Date | null) => time && <Instant at={time} {...zones} />;
  return (
    <Definitions
      layout="stack"
      items={[
        {
          term: "Came from",
          value: source === houseSource ? "Recorded here" : <span className="font-mono text-small">{source}</span>,
        },
        { term: "Reference", value: <span className="font-mono text-small">{reference}</span> },
        { term: "Country", value: country && countryName(country) },
        { term: "Language", value: language },
        { term: "Received", value: at(receivedAt) },
        { term: "First looked at", value: at(lookedAt) },
        { term: "Reviewer", value: appeal.assignedToName },
        { term: "Decided", value: at(decidedAt) },
        { term: "Reinstated", value: at(reinstatedAt) },
        ...(withdrawnAt === null || appeal.withdrawnReason === null
          ? []
          : [
              {
                term: "Withdrawn",
                value: (
                  <>
                    {withdrawalWords[appeal.withdrawnReason]}, {at(withdrawnAt)}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
