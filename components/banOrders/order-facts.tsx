import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { reasonWords } from "#components/bans/words.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { orderInstrumentWords } from "#lib/banOrders/banOrder.ts";
import type { ShownOrder } from "./shown-order.ts";
import { asksWords, orderOutcomeWords, orderReasonWords } from "./words.ts";

type OrderFactsProps = { order: ShownOrder; zones: { zone: string; legalZone: string } };

/** Who ordered what, by what, until when, and what it is tied to. */
export function OrderFacts({ order, zones }: OrderFactsProps) {
  const { asks, authority, country, instrument, reference, request, receivedAt, dueAt, clockRule } = order;
  return (
    <Definitions
      items={[
        { term: "What is ordered", value: asksWords[asks] },
        { term: "Authority", value: `${authority}, ${countryName(country)}` },
        { term: "By", value: orderInstrumentWords(instrument) },
        { term: "Their reference", value: <span className="font-mono">{reference}</span> },
        { term: "Received", value: <Instant at={receivedAt} {...zones} /> },
        {
          term: "Due",
          value: dueAt && (
            <>
              <Instant at={dueAt} {...zones} />
              <span className="text-soft">
                {clockRule === null ? ", as the order prints" : `, by the rule ${clockRule}`}
              </span>
            </>
          ),
        },
        { term: "Ban", value: <OrderedBan order={order} zones={zones} /> },
        {
          term: "Request of the desk",
          value: request && (
            <Link href={`/requests/${request.id}`} className="link font-mono">
              {request.reference}
            </Link>
          ),
        },
        {
          term: "Recorded",
          value: (
            <>
              {order.recordedByName}, <Instant at={order.recordedAt} {...zones} />
            </>
          ),
        },
      ]}
    />
  );
}

function OrderedBan({ order, zones }: OrderFactsProps) {
  const { banKey, banName, banReason, reinstatedAt } = order;
  if (banKey === null) return <span className="text-soft">none named</span>;
  if (banReason === null) return <span className="text-soft">{banName}, which has not arrived in the ledger</span>;
  return (
    <>
      <Link href={`/bans/${banKey}`} className="link">
        {banName}
      </Link>
      , for {reasonWords[banReason].toLowerCase()}
      {reinstatedAt !== null && (
        <span className="text-soft">
          ; the account is back since <Instant at={reinstatedAt} {...zones} />
        </span>
      )}
    </>
  );
}

/** What became of an order that is settled. */
export function OrderDecision({ order, zones }: OrderFactsProps) {
  const { outcome, reason, settledAt, proposedByName, countersignedByName } = order;
  if (outcome === null || settledAt === null) return null;
  const who = countersignedByName === null ? proposedByName : `${proposedByName} and ${countersignedByName}`;
  return (
    <Definitions
      items={[
        { term: "Outcome", value: orderOutcomeWords[outcome] },
        ...(reason === null ? [] : [{ term: "Reason", value: orderReasonWords[reason] }]),
        {
          term: "Settled",
          value: (
            <>
              {who}, <Instant at={settledAt} {...zones} />
            </>
          ),
        },
      ]}
    />
  );
}
