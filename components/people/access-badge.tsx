import { Ban, Mail } from "lucide-react";
import { Badge, Mark } from "#components/ui/badge.tsx";
import type { Access } from "#lib/people/person.ts";

/** Whether someone can get in. The usual state has no ground, so that the eye lands on the others. */
export function AccessBadge({ access, linkOpen }: { access: Access; linkOpen: boolean }) {
  if (access === "disabled")
    return (
      <Mark tone="quiet" icon={Ban}>
        Disabled
      </Mark>
    );
  if (access === "active") return <Mark>Active</Mark>;
  return linkOpen ? (
    <Badge tone="act" icon={Mail}>
      Link not used yet
    </Badge>
  ) : (
    <Badge tone="due" icon={Mail}>
      Link expired
    </Badge>
  );
}
