import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { State } from "#lib/reports/report.ts";

type SigningProps = {
  report: { id: string; state: State; proposedBy: string | null };
  actor: { id: string; role: Role };
  propose: FormAction;
  countersign: FormAction;
};

/** What stands in the open slot of a report: whose turn it is and, where it is the reader's, the act. */
export function signing({
  report,
  actor,
  propose,
  countersign,
}: SigningProps): { sentence: string; act?: ReactNode } | undefined {
  const { id, state, proposedBy } = report;
  const signs = may(actor.role, "reports:sign");
  if (state === "draft") {
    if (!signs) return { sentence: "A person of counsel proposes it, another countersigns it." };
    return {
      sentence: "Read it as it will be published, then put the first signature under it.",
      act: <ActionForm action={propose} hidden={{ id }} submit="Propose for publication" />,
    };
  }
  if (state !== "proposed") return undefined;
  if (!signs) return { sentence: "Another person of counsel countersigns it." };
  if (proposedBy === actor.id) return { sentence: "You proposed it. Another person of counsel countersigns it." };
  return {
    sentence: "Open the figures that you doubt, then put the second signature under it.",
    act: <ActionForm action={countersign} hidden={{ id }} submit="Countersign the report" />,
  };
}
