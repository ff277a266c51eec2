import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Instant } from "#components/ui/time.tsx";
import { holdRule } from "#lib/law/hold.ts";

type UsableHoldsProps = {
  request: { id: string; version: number };
  holds: readonly { id: string; requestId: string; reference: string; rule: string; startedAt: Date; values: number }[];
  action: FormAction;
  zones: { zone: string; legalZone: string };
};

/** Snapshots taken earlier about the same identifiers, from which this request can be answered with the time at which they were frozen. */
export function UsableHolds({ request, holds, action, zones }: UsableHoldsProps) {
  if (holds.length === 0) return null;
  return (
    <Section title="Frozen earlier">
      <ul className="flex flex-col divide-y divide-rule">
        {holds.map((hold) => (
          <li key={hold.id} className="flex flex-wrap items-center justify-between gap-4 py-3">
            <span>
              {hold.values} {hold.values === 1 ? "value" : "values"} of the granted fields, frozen{" "}
              <Instant at={hold.startedAt} {...zones} /> for{" "}
              <Link href={`/requests/${hold.requestId}/hold`} className="font-mono underline">
                {hold.reference}
              </Link>
              <span className="text-soft"> ({holdRule(hold.rule)?.provision ?? hold.rule})</span>
            </span>
            <ActionForm
              action={action}
              hidden={{ id: request.id, version: String(request.version), holdId: hold.id }}
              submit="Collect from this hold"
              kind="plain"
              size="small"
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
