import type { ReactNode } from "react";
import { type Signature, Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { noteLengthMax } from "#lib/appeals/appeal.ts";
import { type ShownAppeal, seenAppeal, type Zones } from "./shown-appeal.ts";
import { appealOutcomeWords, appealReasonWords } from "./words.ts";

export type AppealEntryLine = { action: string; actorRole: string; leafIndex: number | null };

type AppealSignaturesProps = {
  appeal: ShownAppeal;
  history: readonly AppealEntryLine[];
  actorId: string;
  readsLog: boolean;
  zones: Zones;
  /** Null for who may not. */
  acts: { countersign: FormAction; sendBack: FormAction } | null;
};

/** The two signatures under a decision that needs two, and whose turn it is. */
export function AppealSignatures({ appeal, history, zones, readsLog, ...waits }: AppealSignaturesProps) {
  const { proposedByName, proposedAt, countersignedByName, decidedAt } = appeal;
  const signature = (name: string, at: Date, action: string): Signature => {
    const entry = history.findLast((one) => one.action === action);
    const leaf = entry?.leafIndex ?? null;
    return {
      ...{ name, role: entry?.actorRole ?? "analyst", time: <Instant at={at} {...zones} /> },
      ...(leaf !== null && { entry: { number: String(leaf), href: readsLog ? `/log/entries/${leaf}` : undefined } }),
    };
  };
  return (
    <Signatures
      label="Decision on the appeal"
      first={proposedByName && proposedAt ? signature(proposedByName, proposedAt, "appeal.proposed") : undefined}
      second={
        countersignedByName && decidedAt ? signature(countersignedByName, decidedAt, "appeal.decided") : undefined
      }
      waiting={appeal.state === "proposed" ? waiting(appeal, waits) : undefined}
    />
  );
}

function waiting(
  appeal: ShownAppeal,
  { actorId, acts }: Pick<AppealSignaturesProps, "actorId" | "acts">,
): { sentence: string; act?: ReactNode } {
  const { outcome, reason, proposedBy } = appeal;
  const what =
    outcome === null || reason === null
      ? ""
      : `${appealOutcomeWords[outcome]}: ${appealReasonWords[reason].toLowerCase()}.`;
  if (proposedBy === actorId) return { sentence: `${what} You proposed it. A person of counsel signs second.` };
  if (acts === null) return { sentence: `${what} A person of counsel signs second.` };
  return {
    sentence: what,
    act: (
      <>
        <ActionForm
          action={acts.countersign}
          hidden={seenAppeal(appeal)}
          submit={outcome === "overturned" ? "Countersign and let the account back" : "Countersign"}
        />
        <Dialog
          trigger={<Button>Send back</Button>}
          title="Send the proposal back"
          description="It goes back to the reviewer. Your words are kept sealed beside it."
        >
          <ActionForm action={acts.sendBack} hidden={seenAppeal(appeal)} submit="Send it back" kind="plain">
            <LongTextField
              name="note"
              label="What must change"
              id="return-note"
              minLength={10}
              maxLength={noteLengthMax}
            />
          </ActionForm>
        </Dialog>
      </>
    ),
  };
}
