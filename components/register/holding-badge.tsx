import { Database, EyeOff, type LucideIcon, SquareDashed } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import type { Holding } from "#lib/register/field.ts";
import { holdingWords } from "./words.ts";

const icons: Record<Holding, LucideIcon> = {
  held: Database,
  "not-held": SquareDashed,
  "unavailable-by-design": EyeOff,
};

/** Whether the service keeps a field. The signs are those of the findings that follow from it. */
export function HoldingBadge({ holding }: { holding: Holding }) {
  return (
    <Badge icon={icons[holding]} className={holding === "held" ? "-ml-1.5 font-strong" : "-ml-1.5"}>
      {holdingWords[holding]}
    </Badge>
  );
}
