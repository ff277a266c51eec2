import { Archive, FileText, Globe, type LucideIcon, PenLine, Send } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { State } from "#lib/reports/report.ts";
import { stateWords } from "./words.ts";

const drawn: Record<State, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: FileText, tone: "plain" },
  proposed: { icon: PenLine, tone: "act" },
  signed: { icon: Send, tone: "act" },
  published: { icon: Globe, tone: "plain" },
  withdrawn: { icon: Archive, tone: "quiet" },
};

/** Where a report stands. Blue where a person is awaited. */
export function StateBadge({ state }: { state: State }) {
  const { icon, tone } = drawn[state];
  return (
    <Badge tone={tone} icon={icon}>
      {stateWords[state]}
    </Badge>
  );
}
