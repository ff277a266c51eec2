import { Archive, CalendarClock, CircleCheckBig, type LucideIcon, PenLine, X } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";

export type VersionStatus = "proposed" | "rejected" | "countersigned" | "effective" | "superseded";

const drawn: Record<VersionStatus, { word: string; icon: LucideIcon; tone: Tone }> = {
  proposed: { word: "To countersign", icon: PenLine, tone: "act" },
  rejected: { word: "Rejected", icon: X, tone: "quiet" },
  countersigned: { word: "Takes effect later", icon: CalendarClock, tone: "plain" },
  effective: { word: "In force", icon: CircleCheckBig, tone: "plain" },
  superseded: { word: "Superseded", icon: Archive, tone: "quiet" },
};

/** Where a version of the register stands. Blue where a second person is awaited. */
export function VersionBadge({ status }: { status: VersionStatus }) {
  const { word, icon, tone } = drawn[status];
  return (
    <Badge tone={tone} icon={icon} className={status === "effective" ? "font-strong" : ""}>
      {word}
    </Badge>
  );
}
