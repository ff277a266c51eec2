import { CircleCheck, EyeOff, Hourglass, Layers2, type LucideIcon, Maximize2, Scale, SquareDashed } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";

export type Finding =
  | "available"
  | "instrument-does-not-reach"
  | "not-held"
  | "retention-elapsed"
  | "unavailable-by-design"
  | "other-surface"
  | "overbroad";

const drawn: Record<Finding, { word: string; icon: LucideIcon; tone: Tone }> = {
  available: { word: "Available", icon: CircleCheck, tone: "act" },
  "instrument-does-not-reach": { word: "Instrument does not reach", icon: Scale, tone: "plain" },
  "not-held": { word: "Not held", icon: SquareDashed, tone: "plain" },
  "retention-elapsed": { word: "Retention elapsed", icon: Hourglass, tone: "plain" },
  "unavailable-by-design": { word: "Unavailable by design", icon: EyeOff, tone: "plain" },
  "other-surface": { word: "Other surface", icon: Layers2, tone: "plain" },
  overbroad: { word: "Overbroad", icon: Maximize2, tone: "due" },
};

/** What register and instrument say of one asked field. Only `available` can be acted on, so only it is blue. */
export function FindingBadge({ finding }: { finding: Finding }) {
  const { word, icon, tone } = drawn[finding];
  return (
    <Badge tone={tone} icon={icon} className="-ml-1.5 justify-self-start">
      {word}
    </Badge>
  );
}
