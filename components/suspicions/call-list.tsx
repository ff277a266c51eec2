import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";

type Call = {
  id: string;
  registerSource: string;
  outcome: "confirmed" | "denied" | "unreachable";
  calledByName: string;
  calledAt: Date;
};
const outcomes = {
  confirmed: { word: "Confirmed", tone: "verified" },
  denied: { word: "Denied", tone: "grave" },
  unreachable: { word: "Nobody reached", tone: "due" },
} as const;

/** Who called about a request, by which register, and what came of it; number and person stay sealed. */
export function CallList({ calls, zones }: { calls: readonly Call[]; zones: { zone: string; legalZone: string } }) {
  if (calls.length === 0) return <p className="text-soft">Nobody has called about this request.</p>;
  return (
    <ul className="divide-y divide-rule">
      {calls.map(({ id, registerSource, outcome, calledByName, calledAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].word}</Badge>
          <span>
            {calledByName}, <Instant at={calledAt} {...zones} />
          </span>
          <span className="text-soft">number from {registerSource}</span>
        </li>
      ))}
    </ul>
  );
}
