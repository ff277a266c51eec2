"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import type { SecurityContent } from "#lib/securityDemands/securityDemand.ts";

/** What a reveal showed: held in this page only, gone when it is left. */
export function DemandShown() {
  const state = useFormState<SecurityContent>();
  if (state.answer !== "done") return null;
  const { issuer, reference, targets, note } = state.result;
  return (
    <div aria-live="polite" className="mb-3 border-ink border-y py-2">
      <p>
        {issuer}, <span className="font-mono">{reference}</span>
      </p>
      {targets.map((target) => (
        <p key={target} className="font-mono">
          {target}
        </p>
      ))}
      {note !== null && <p className="text-soft">{note}</p>}
    </div>
  );
}
