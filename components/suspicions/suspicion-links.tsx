import Link from "next/link";
import type { FormAction } from "#components/forms/form-state.ts";
import { Instant } from "#components/ui/time.tsx";
import { outcomeWords, type SuspicionOutcome } from "#lib/suspicions/suspicion.ts";
import { RaiseForm } from "./raise-form.tsx";

type SuspicionLinksProps = {
  authority: {
    id: string;
    name: string;
    suspicions: readonly { id: string; outcome: string; raisedAt: Date }[];
    suspect: boolean;
  };
  zones: { zone: string; legalZone: string };
  raise: FormAction | null;
};

/** The suspicions that name an authority, and the way to raise one. */
export function SuspicionLinks({ authority, zones, raise }: SuspicionLinksProps) {
  const { id, suspicions, suspect } = authority;
  return (
    <div className="flex flex-col gap-4">
      {suspicions.length === 0 ? (
        <p className="text-soft">No suspicion names this authority.</p>
      ) : (
        <ul className="divide-y divide-rule">
          {suspicions.map((one) => (
            <li key={one.id} className="py-2">
              <Link href={`/authorities/suspicions/${one.id}`} className="underline">
                {outcomeWords[one.outcome as SuspicionOutcome]}
              </Link>
              , raised <Instant at={one.raisedAt} {...zones} />
            </li>
          ))}
        </ul>
      )}
      {raise !== null && !suspect && <RaiseForm action={raise} hidden={{ authorityIds: id }} signals={[]} />}
    </div>
  );
}
