import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";

type Freeze = { deed: "freeze" | "unfreeze"; reason: string; byName: string; at: Date };
type FreezeSectionProps = {
  authority: { id: string; name: string; version: number; frozenAt: Date | null; frozenReason: string | null };
  freezes: readonly Freeze[];
  zones: { zone: string; legalZone: string };
  /** Both null for who may not. */
  acts: { freeze: FormAction; unfreeze: FormAction } | null;
};

/** Whether anything is given to an authority at all, why not, and who said so. */
export function FreezeSection({ authority, freezes, zones, acts }: FreezeSectionProps) {
  const { id, name, version, frozenAt, frozenReason } = authority;
  const frozen = frozenAt !== null;
  return (
    <div className="flex flex-col gap-4">
      {frozen ? (
        <Notice tone="grave" title="Nothing is taken from this authority or given to it">
          {frozenReason}
        </Notice>
      ) : (
        <p className="max-w-prose text-soft">
          A freeze takes effect at once: its officers hand nothing in, nothing is produced for it or delivered to it.
          What was asked stays and can be looked at again.
        </p>
      )}
      {acts !== null && (
        <Dialog
          key={version}
          grave={!frozen}
          trigger={<Button className="w-fit">{frozen ? "Lift the freeze…" : "Freeze…"}</Button>}
          title={frozen ? `Lift the freeze of ${name}` : `Freeze ${name}`}
          description={
            frozen
              ? "What was refused meanwhile can be done again."
              : "Nothing more is given to it, until counsel lifts the freeze."
          }
        >
          <ActionForm
            action={frozen ? acts.unfreeze : acts.freeze}
            hidden={{ id, version: String(version) }}
            submit={frozen ? "Lift the freeze" : "Freeze it"}
            kind={frozen ? "main" : "grave"}
          >
            <LongTextField name="reason" label="Why" minLength={10} maxLength={2000} rows={3} />
          </ActionForm>
        </Dialog>
      )}
      {freezes.length > 0 && (
        <ol className="flex flex-col divide-y divide-rule border-rule border-t">
          {freezes.map(({ deed, reason, byName, at }) => (
            <li key={`${deed}${at.toISOString()}`} className="py-2">
              <span className="font-strong">{deed === "freeze" ? "Frozen" : "Freeze lifted"}</span> by {byName},{" "}
              <Instant at={at} {...zones} />: {reason}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
