import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { keptMonthsMax, keptMonthsMin } from "#lib/archives/archive.ts";

/** How many whole months stay in the ledger before one may be archived. */
export function KeptMonthsForm({ keptMonths, action }: { keptMonths: number; action: FormAction }) {
  return (
    <ActionForm
      key={keptMonths}
      action={action}
      hidden={{ seen: String(keptMonths) }}
      submit="Set it"
      kind="plain"
      done={<Saved sentence="It is set." />}
    >
      <TextField
        name="keptMonths"
        label="Whole months kept in the ledger"
        hint="An older month may be archived on the server. Nothing is archived by itself."
        type="number"
        min={keptMonthsMin}
        max={keptMonthsMax}
        defaultValue={keptMonths}
      />
    </ActionForm>
  );
}
