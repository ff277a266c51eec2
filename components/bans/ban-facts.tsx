import Link from "next/link";
import type { ReactNode } from "react";
import { countryName } from "#components/authorities/countries.ts";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";
import { heldUntil } from "#lib/bans/ban.ts";
import { FilingList, Held, type KnownFilings } from "./ban-filings.tsx";
import type { ListedBan } from "./ban-list.tsx";
import { actionWords, automationWords, reasonWords, signalMeaning, signalWords, surfaceWords } from "./words.ts";

/** All that the ledger has of one ban, but the account. */
export type KnownBan = ListedBan & {
  readonly source: string;
  readonly senderId: string;
  readonly batchId: string;
  readonly batchRow: number;
  readonly batchRows: number;
  readonly receivedAt: Date;
  readonly accountCreatedOn: string | null;
  readonly request: string | null;
  readonly externalReport: string | null;
  readonly appealOf: string | null;
  readonly appealOfKey: string | null;
  readonly policy: string | null;
};

/** The row that ended a ban, by its address. */
export type KnownEnding = { readonly key: string; readonly occurredAt: Date };

type BanFactsProps = { ban: KnownBan; zones: { zone: string; legalZone: string } };

type BanFactsMore = { ending: KnownEnding | null; filed: KnownFilings };

/** What is counted of the ban, what it was for, and what became of it. */
export function BanFacts({ ban, ending, filed, zones }: BanFactsProps & BanFactsMore) {
  return (
    <Definitions
      items={[
        { term: "What happened", value: actionWords[ban.action] },
        { term: "Reason", value: reasonWords[ban.reason] },
        ...(ban.policy === null ? [] : [{ term: "Policy clause", value: ban.policy }]),
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
        { term: "Reported before", value: ban.reportedBefore ? "Yes, by a user" : "No" },
        { term: "Country", value: countryName(ban.country) },
        { term: "Surface", value: surfaceWords[ban.surface] },
        { term: "When", value: <Instant at={ban.occurredAt} {...zones} /> },
        ...links(ban, ending, zones),
        ...reports(ban, filed, zones),
      ]}
    />
  );
}

/** What was reported elsewhere, with the ban or later, and how long that holds it. Child exploitation that nobody reported says so. */
function reports(ban: KnownBan, { filings, until }: KnownFilings, zones: BanFactsProps["zones"]) {
  const held = heldUntil(ban, until);
  const isUnreported = filings.length === 0 && ban.externalReport === null;
  const isOwed = isUnreported && ban.reason === "child-exploitation" && ban.action !== "reinstate";
  return [
    ban.externalReport !== null && { term: "Report elsewhere", value: ban.externalReport },
    filings.length > 0 && { term: "To the CyberTipline", value: <FilingList filings={filings} zones={zones} /> },
    isOwed && { term: "To the CyberTipline", value: <span className="text-soft">No report is recorded</span> },
    held !== null && { term: "Held until", value: <Held until={held} zones={zones} /> },
  ].filter((item) => item !== false);
}

/** The ways to what stands behind the ban and what came after it: its order is looked for by the reference that the sender gave. */
function links(ban: KnownBan, ending: KnownEnding | null, zones: BanFactsProps["zones"]) {
  const link = (term: string, href: string, words: ReactNode) => ({
    term,
    value: (
      <Link href={href} className="link">
        {words}
      </Link>
    ),
  });
  return [
    ban.appealOfKey !== null && link("Appeal of", `/bans/${ban.appealOfKey}`, <>The ban {ban.appealOf}</>),
    ending !== null &&
      link(
        "Ended",
        `/bans/${ending.key}`,
        <>
          Reinstated <Instant at={ending.occurredAt} {...zones} stop={false} />
        </>,
      ),
    ban.request !== null && link("Request", `/search?text=${encodeURIComponent(ban.request)}`, ban.request),
  ].filter((item) => item !== false);
}

/** Where the ban came from, and what is kept from sight. */
export function BanOrigin({ ban, zones }: BanFactsProps) {
  return (
    <Definitions
      layout="stack"
      items={[
        {
          term: "Account",
          value: (
            <span className="text-soft">
              Not shown. The ledger keeps a keyed hash of it, which no page carries, and no proof that is downloaded.
            </span>
          ),
        },
        { term: "Account since", value: ban.accountCreatedOn },
        { term: "Sent by", value: <span className="font-mono text-small">{ban.source}</span> },
        { term: "Their own reference", value: <Copyable value={ban.senderId} label="the sender's reference" /> },
        { term: "Received", value: <Instant at={ban.receivedAt} {...zones} /> },
        {
          term: "Row of the batch",
          value: `${formatCount(ban.batchRow)} of ${formatCount(ban.batchRows)}, counted from 0`,
        },
        { term: "Batch", value: <Copyable value={ban.batchId} label="id of the batch" short className="text-small" /> },
      ]}
    />
  );
}
