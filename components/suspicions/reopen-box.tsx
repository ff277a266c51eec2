import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";

type ReopenBoxProps = {
  suspicion: {
    id: string;
    version: number;
    reopenedAt: Date | null;
    review: { due: number; standing: number; incidents: number };
  };
  reopen: FormAction | null;
};

/** How far the review is, and the way to begin it or to add what came since. */
export function ReopenBox({ suspicion, reopen }: ReopenBoxProps) {
  const { id, version, reopenedAt, review } = suspicion;
  const { due, standing, incidents } = review;
  return (
    <div className="mb-4 flex flex-col gap-3">
      <p className="max-w-prose text-soft">
        {reopenedAt === null
          ? "Nothing was reopened yet. Every request of the linked authorities and officers would be listed, to be looked at again one by one."
          : `${due} to be looked at, ${standing} stand, ${incidents} should not have been given.`}
      </p>
      {reopen !== null && (
        <ActionForm
          action={reopen}
          hidden={{ id, version: String(version) }}
          submit={reopenedAt === null ? "Reopen all that it ever sent" : "Add what came since"}
          kind="plain"
        />
      )}
    </div>
  );
}
