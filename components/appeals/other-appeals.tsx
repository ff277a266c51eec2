import Link from "next/link";
import { Instant } from "#components/ui/time.tsx";
import type { AppealOutcome, AppealState } from "#lib/appeals/appeal.ts";
import type { Zones } from "./shown-appeal.ts";
import { standingWords } from "./words.ts";

export type OtherAppealsProps = {
  others: readonly { id: string; state: AppealState; outcome: AppealOutcome | null; receivedAt: Date }[];
  zones: Zones;
};

/** Other appeals of the same ban. */
export function OtherAppeals({ others, zones }: OtherAppealsProps) {
  return (
    <ul className="flex flex-col gap-1.5">
      {others.map((other) => (
        <li key={other.id}>
          <Link href={`/bans/appeals/${other.id}`} className="link">
            {standingWords(other)}
          </Link>
          <span className="text-soft">
            , received <Instant at={other.receivedAt} {...zones} day />
          </span>
        </li>
      ))}
    </ul>
  );
}
