import { CircleCheck, Hourglass, OctagonAlert } from "lucide-react";
import Link from "next/link";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";
import type { Recounted } from "#lib/recounts/recounted.ts";

type RecountLineProps = { newest: Recounted | undefined; zone: string; legalZone: string };

/** In one line, whether the figures of bans agreed with their rows when they were last counted again. */
export function RecountLine({ newest, ...zones }: RecountLineProps) {
  return (
    <p className="my-4 flex flex-wrap items-baseline gap-x-2">
      <span className="text-soft">Bans counted again:</span>
      {newest === undefined ? <span>not yet; the first time is tonight.</span> : <Found run={newest} {...zones} />}
      <Link href="/bans/ledger/recount" className="link">
        What was compared
      </Link>
    </p>
  );
}

function Found({ run, ...zones }: { run: Recounted; zone: string; legalZone: string }) {
  if (run.state === "running")
    return (
      <Mark icon={Hourglass}>
        under way since <Instant at={run.startedAt} {...zones} stop={false} />
      </Mark>
    );
  if (run.state === "lost") return <span>the last time was cut off without a result.</span>;
  const at = run.endedAt !== null && <Instant at={run.endedAt} {...zones} stop={false} />;
  const count = run.disagreements.length;
  return count === 0 ? (
    <Mark tone="verified" icon={CircleCheck}>
      all agreed, {at}
    </Mark>
  ) : (
    <Mark tone="grave" icon={OctagonAlert}>
      {formatCount(count)} {count === 1 ? "does" : "do"} not agree, {at}
    </Mark>
  );
}
