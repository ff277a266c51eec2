import { Badge } from "#components/ui/badge.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { termWords } from "#lib/holds/hold.ts";
import { holdRule } from "#lib/law/hold.ts";
import { HoldBar } from "./hold-bar.tsx";
import type { ShownHold } from "./shown-hold.ts";
import { holdStateWords } from "./words.ts";

type HoldFactsProps = { hold: ShownHold; now: Date; zones: { zone: string; legalZone: string } };

/** One hold: its terms drawn, why it ends then, the letters that extended it, and of the snapshot that it is there, never what it says. */
export function HoldFacts({ hold, now, zones }: HoldFactsProps) {
  const rule = holdRule(hold.rule);
  const zoned = { zone: zones.zone, legalZone: hold.zone };
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={hold.state === "running" ? "act" : "plain"}>{holdStateWords[hold.state]}</Badge>
        <span>
          {rule?.provision ?? hold.rule}
          {rule !== undefined && <span className="text-soft">: {termWords(rule)}</span>}
        </span>
      </p>
      <HoldBar {...hold} keptAlive={hold.keptAliveAt !== null && hold.state === "running"} now={now} zone={hold.zone} />
      <Definitions
        items={[
          {
            term: hold.state === "running" ? "Ends" : "Ended",
            value:
              hold.state === "running" && hold.keptAliveAt !== null ? (
                "when the production request is answered and it is released"
              ) : (
                <Instant at={hold.endedAt ?? hold.endsAt} {...zoned} />
              ),
          },
          {
            term: "Placed",
            value: (
              <>
                {hold.placedByName}, <Instant at={hold.startedAt} {...zoned} />
              </>
            ),
          },
          { term: "Kept", value: snapshotWords(hold) },
        ]}
      />
      <details>
        <summary className="w-fit text-soft hover:text-ink">Why then</summary>
        <ol className="mt-2 flex list-decimal flex-col gap-1 pl-5 text-small text-soft">
          {hold.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
      {hold.extensionsMade.length > 0 && <Renewals made={hold.extensionsMade} zones={zoned} />}
    </div>
  );
}

type RenewalsProps = { made: ShownHold["extensionsMade"]; zones: HoldFactsProps["zones"] };

function Renewals({ made, zones }: RenewalsProps) {
  return (
    <ul aria-label="Renewals" className="flex flex-col gap-2 text-small">
      {made.map((one) => (
        <li key={one.addedAt.toISOString()} className="border-rule border-l-2 pl-3">
          <span className="block">
            {one.endsAt === null ? (
              "Annex V: a production request was launched"
            ) : (
              <>
                Renewed to <Instant at={one.endsAt} {...zones} day />
              </>
            )}
          </span>
          <span className="text-soft">
            {one.reference}; {one.addedByName}, <Instant at={one.addedAt} {...zones} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function snapshotWords({ fieldsHeld, targetIds, values, found, destroyed }: ShownHold): string {
  const places = fieldsHeld.length * targetIds.length;
  const scope = `${fieldsHeld.map(({ label }) => label.toLowerCase()).join(", ")} of ${targetIds.length} ${targetIds.length === 1 ? "target" : "targets"}`;
  const older = fieldsHeld.find(({ keptFrom }) => keptFrom !== null);
  const gone =
    older === undefined ? "" : `; of ${older.label.toLowerCase()} what is older than ${older.keptFrom} had gone`;
  if (destroyed > 0)
    return `${scope}; the snapshot was destroyed, ${destroyed} ${destroyed === 1 ? "value" : "values"}`;
  if (values.length === 0) return `${scope}; nothing was looked up yet${gone}`;
  return `${scope}; ${values.length} of ${places} looked up, ${found} found, sealed${gone}`;
}
