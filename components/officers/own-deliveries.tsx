import { sizeWords } from "#components/documents/words.ts";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Channel, type FetchOutcome, fetchSentences } from "#lib/deliveries/delivery.ts";
import { FetchDelivery } from "./fetch-delivery.client.tsx";

type OwnDelivery = {
  id: string;
  channel: Channel;
  fileName: string;
  sha256: string;
  size: number;
  madeAt: Date;
  expiresAt: Date;
  fetches: number;
  fetchesMax: number;
  outcome: FetchOutcome;
};

type OwnDeliveriesProps = {
  requestId: string;
  deliveries: readonly OwnDelivery[];
  answered: boolean;
  zones: { zone: string; legalZone: string };
};

const opened: Readonly<Record<Channel, string>> = {
  age: "with your age identity",
  smime: "with the private key of your S/MIME certificate",
  openpgp: "with your OpenPGP private key",
  secret: "with the secret that the service tells you on another channel",
};

/** What was produced, each delivery as it can be fetched now: encrypted, for as long and as often as it was made for. */
export function OwnDeliveries({ requestId, deliveries, answered, zones }: OwnDeliveriesProps) {
  if (deliveries.length === 0) {
    return (
      <p className="max-w-prose text-soft">
        {answered
          ? "The service has answered; what it gives is delivered here as soon as it is made ready for you."
          : "Nothing was produced yet. What is given stands here, encrypted to your key where you have one."}
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-8">
      {deliveries.map((delivery) => (
        <li key={delivery.id}>
          <Delivery delivery={delivery} requestId={requestId} zones={zones} />
        </li>
      ))}
    </ul>
  );
}

type DeliveryProps = Pick<OwnDeliveriesProps, "requestId" | "zones"> & { delivery: OwnDelivery };

function Delivery({ delivery, requestId, zones }: DeliveryProps) {
  const { id, channel, fileName, size, sha256, madeAt, expiresAt, fetches, fetchesMax, outcome } = delivery;
  return (
    <>
      <h3 className="mb-1 font-mono font-strong break-all">{fileName}</h3>
      <Definitions
        className="mb-3"
        items={[
          { term: "Opens", value: opened[channel] },
          { term: "Made", value: <Instant at={madeAt} {...zones} /> },
          {
            term: "Can be fetched",
            value: <Until expiresAt={expiresAt} zones={zones} left={fetchesMax - fetches} of={fetchesMax} />,
          },
          { term: "Size", value: sizeWords(size) },
          { term: "SHA-256", value: <Copyable value={sha256} label="hash of the file" short /> },
        ]}
      />
      {outcome === "served" ? (
        <FetchDelivery address={`/officer/requests/${requestId}/deliveries/${id}`} fileName={fileName} />
      ) : (
        <p className="text-soft">{fetchSentences[outcome]}</p>
      )}
    </>
  );
}

function Until({
  expiresAt,
  zones,
  left,
  of,
}: {
  expiresAt: Date;
  zones: OwnDeliveriesProps["zones"];
  left: number;
  of: number;
}) {
  return (
    <>
      until <Instant at={expiresAt} {...zones} />, {left} of {of} times left
    </>
  );
}
