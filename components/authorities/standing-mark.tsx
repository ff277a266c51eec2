import { Clock3, Snowflake } from "lucide-react";
import { VerificationMark } from "#components/requests/verification-mark.tsx";
import { Mark } from "#components/ui/badge.tsx";
import type { Standing } from "#lib/authorities/authority.ts";

/** How an authority stands, in sign and word: frozen and suspect before what is known of its verification. */
export function StandingMark({ standing }: { standing: Standing }) {
  if (standing === "frozen") {
    return (
      <Mark tone="grave" icon={Snowflake}>
        Frozen
      </Mark>
    );
  }
  if (standing === "expiring") {
    return (
      <Mark tone="due" icon={Clock3}>
        Verification ends soon
      </Mark>
    );
  }
  return <VerificationMark state={standing} />;
}
