import { sizeWords } from "#components/documents/words.ts";
import type { FormAction } from "#components/forms/form-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Channel, directMax, type FetchOutcome } from "#lib/deliveries/delivery.ts";
import { RevokeDelivery } from "./revoke-delivery.client.tsx";
import { channelWords, outcomeWords, standWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };
type FetchLine = { id: string; at: Date; way: "link" | "portal"; outcome: FetchOutcome };
export type ShownDelivery = {
  id: string;
  number: number;
  channel: Channel;
  fileName: string;
  sha256: string;
  size: number;
  officerName: string;
  byName: string;
  madeAt: Date;
  expiresAt: Date;
  fetches: number;
  fetchesMax: number;
  outcome: FetchOutcome;
  log: readonly FetchLine[];
};

type DeliveryBlockProps = { delivery: ShownDelivery; zones: Zones; revoke: FormAction | null };

/** One delivery: to whom, how, until when, and every attempt to fetch it. */
export function DeliveryBlock({ delivery, zones, revoke }: DeliveryBlockProps) {
  const { id, number, officerName, outcome, fetches, fetchesMax } = delivery;
  return (
    <article aria-labelledby={`delivery-${id}`} className="border-rule border-b py-5 first:pt-0">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <h3 id={`delivery-${id}`} className="font-strong text-body">
          Delivery {number} to {officerName}
        </h3>
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone={outcome === "served" ? "act" : outcome === "used-up" ? "plain" : "quiet"}>
            {standWords[outcome]}, fetched {fetches} of {fetchesMax}
          </Badge>
          {revoke !== null && outcome !== "revoked" && outcome !== "destroyed" && (
            <RevokeDelivery id={id} number={number} action={revoke} />
          )}
        </div>
      </div>
      <Definitions items={factsOf(delivery, zones)} />
      <FetchLog log={delivery.log} zones={zones} />
    </article>
  );
}

function factsOf({ channel, fileName, sha256, size, madeAt, expiresAt, byName }: ShownDelivery, zones: Zones) {
  return [
    { term: "Encrypted with", value: channelWords[channel] },
    {
      term: "File",
      value: (
        <>
          <span className="font-mono wrap-anywhere">{fileName}</span>, {sizeWords(size)}
          {size > directMax && ", over 25 MB: the record of its transfer stands in its manifest"}
        </>
      ),
    },
    { term: "SHA-256", value: <Copyable value={sha256} label="hash of the encrypted file" /> },
    {
      term: "Made",
      value: (
        <>
          {byName}, <Instant at={madeAt} {...zones} />
        </>
      ),
    },
    { term: "Link opens until", value: <Instant at={expiresAt} {...zones} /> },
  ];
}

function FetchLog({ log, zones }: { log: readonly FetchLine[]; zones: Zones }) {
  if (log.length === 0) return <p className="mt-3 text-soft">Nobody has tried to fetch it yet.</p>;
  return (
    <ol aria-label="Attempts to fetch it" className="mt-3 divide-y divide-rule border-rule border-t text-small">
      {log.map(({ id, at, way, outcome }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-6 py-1.5">
          <span className={outcome === "served" ? "" : "text-amber"}>{outcomeWords[outcome]}</span>
          <span className="text-soft">
            {way === "link" ? "by the link" : "in the portal"}, <Instant at={at} {...zones} />
          </span>
        </li>
      ))}
    </ol>
  );
}
