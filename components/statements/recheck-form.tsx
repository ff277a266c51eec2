import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import type { StatementState } from "#lib/statements/statement.ts";

/** Builds and checks anew what did not leave; offered where the list shows only that. */
export function RecheckForm({ state, action }: { state: StatementState | undefined; action: FormAction }) {
  if (state !== "blocked" && state !== "refused") return null;
  return (
    <ActionForm action={action} hidden={{ state }} submit="Build and check them anew" kind="plain" className="mb-4" />
  );
}
