import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type RequestLink, type Signal, signalWords } from "#lib/suspicions/suspicion.ts";
import { strengthTones, strengthWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };

/** The signals of a request, strongest first: what was found, what to check next, and the requests that it leads to. */
export function SignalsList({ signals, zones }: { signals: readonly Signal[]; zones: Zones }) {
  if (signals.length === 0) {
    return (
      <Empty title="Nothing speaks against this asker" className="border-t-0">
        Domains, cited law, pace, documents, wording, targets and senders were compared. That nothing was found proves
        nobody.
      </Empty>
    );
  }
  return (
    <ol className="divide-y divide-rule">
      {signals.map((one) => (
        <li key={one.code + one.sentence} className="flex flex-col gap-1 py-3 first:pt-0">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="font-strong">{signalWords[one.code]}</h3>
            <Badge tone={strengthTones[one.strength]}>{strengthWords[one.strength]}</Badge>
          </div>
          <p className="max-w-prose wrap-anywhere">{one.sentence}</p>
          <p className="max-w-prose text-soft">{one.check}</p>
          {one.links.length > 0 && <Links links={one.links} zones={zones} />}
        </li>
      ))}
    </ol>
  );
}

function Links({ links, zones }: { links: readonly RequestLink[]; zones: Zones }) {
  return (
    <ul className="mt-1 flex flex-col gap-0.5">
      {links.map((link) => (
        <li key={link.requestId} className="text-small">
          <Link href={`/requests/${link.requestId}`} className="font-mono underline">
            {link.reference}
          </Link>{" "}
          <span className="text-soft">
            {link.authority}, <Instant at={link.receivedAt} day stop={false} {...zones} />
          </span>
        </li>
      ))}
    </ul>
  );
}
