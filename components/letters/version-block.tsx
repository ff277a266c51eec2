import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { TextChanges } from "./text-changes.tsx";

export type VersionLine = {
  id: string | null;
  number: number;
  text: string;
  proposedBy: string | null;
  proposedByName: string | null;
  proposedAt: Date | null;
  countersignedByName: string | null;
  countersignedAt: Date | null;
  from: Date | null;
  rejectedByName: string | null;
  rejectedAt: Date | null;
  rejectedReason: string | null;
};

type Zones = { zone: string; legalZone: string };
type VersionBlockProps = {
  version: VersionLine;
  before: string | null;
  language: string;
  inForce: boolean;
  zones: Zones;
};

/** One version of a text: who stands for it, and what it changes. */
export function VersionBlock({ version, before, language, inForce, zones }: VersionBlockProps) {
  return (
    <details
      open={version.id !== null && version.from === null && version.rejectedAt === null}
      className="border-rule border-b py-3"
    >
      <summary className="flex cursor-pointer flex-wrap items-center gap-3">
        <span className="font-strong">Version {version.number}</span>
        {inForce && <Badge tone="plain">In force</Badge>}
        <span className="text-soft">
          <Story version={version} zones={zones} />
        </span>
      </summary>
      <div className="mt-3">
        {version.rejectedReason !== null && <p className="mb-3 text-soft">Sent back: {version.rejectedReason}</p>}
        {before === null ? (
          <pre lang={language} className="border border-rule bg-sheet p-3 font-serif wrap-anywhere whitespace-pre-wrap">
            {version.text}
          </pre>
        ) : (
          <TextChanges language={language} before={before} after={version.text} />
        )}
      </div>
    </details>
  );
}

function Story({ version, zones }: { version: VersionLine; zones: Zones }) {
  if (version.id === null) return "came with the program";
  const { proposedByName, proposedAt, countersignedByName, from, rejectedByName, rejectedAt } = version;
  return (
    <>
      proposed by {proposedByName ?? "somebody"}{" "}
      {proposedAt !== null && <Instant at={proposedAt} {...zones} day stop={false} />}
      {from !== null && (
        <>
          , countersigned by {countersignedByName}, from <Instant at={from} {...zones} stop={false} />
        </>
      )}
      {rejectedAt !== null && (
        <>
          , sent back by {rejectedByName} <Instant at={rejectedAt} {...zones} day stop={false} />
        </>
      )}
      {from === null && rejectedAt === null && ", waits for a second person of counsel"}
    </>
  );
}
