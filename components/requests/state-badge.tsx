import { Archive, Check, CornerUpLeft, Inbox, type LucideIcon, PackageCheck, PackageOpen, PenLine } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";

export type State = "received" | "proposed" | "decided" | "collected" | "produced" | "closed" | "withdrawn";

const drawn: Record<State, { word: string; icon: LucideIcon; tone: Tone }> = {
  received: { word: "Received", icon: Inbox, tone: "plain" },
  proposed: { word: "To countersign", icon: PenLine, tone: "act" },
  decided: { word: "Decided", icon: Check, tone: "plain" },
  collected: { word: "Collected", icon: PackageOpen, tone: "plain" },
  produced: { word: "Produced", icon: PackageCheck, tone: "plain" },
  closed: { word: "Closed", icon: Archive, tone: "quiet" },
  withdrawn: { word: "Withdrawn", icon: CornerUpLeft, tone: "quiet" },
};

/** How far a request has come. Blue where a second person is awaited; an imported past case says that it is one. */
export function StateBadge({ state, imported = false }: { state: State; imported?: boolean }) {
  const { word, icon, tone } = drawn[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
      {imported && <span className="text-small text-soft">imported</span>}
    </span>
  );
}
