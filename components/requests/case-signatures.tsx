import type { ReactNode } from "react";
import { type Signature, Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { riskWords } from "#lib/requests/risk.ts";
import { type CaseProps, grantedFields, seen } from "./case-view.ts";
import { listWords } from "./words.ts";

type CaseSignaturesProps = CaseProps & {
  /** The button that sends the proposal, where the reader is the one to propose. */
  propose?: ReactNode;
};

/** The two signatures under a decision, and whose turn it is. */
export function CaseSignatures({ propose, ...props }: CaseSignaturesProps) {
  const { view, actor, zones } = props;
  const { decision, history, request } = view;
  const signature = (name: string, at: Date, action: string): Signature => {
    const entry = history.findLast((one) => one.action === action);
    const leaf = entry?.leafIndex ?? null;
    const href = may(actor.role, "log:read") ? `/log/entries/${leaf}` : undefined;
    return {
      ...{ name, role: entry?.actorRole ?? "counsel", time: <Instant at={at} {...zones} /> },
      ...(leaf !== null && { entry: { number: String(leaf), href } }),
    };
  };
  const { proposedByName, proposedAt, countersignedByName, countersignedAt } = decision ?? {};
  return (
    <Signatures
      label={`Decision on ${request.reference}`}
      first={proposedByName && proposedAt ? signature(proposedByName, proposedAt, "request.proposed") : undefined}
      second={
        countersignedByName && countersignedAt
          ? signature(countersignedByName, countersignedAt, "request.countersigned")
          : undefined
      }
      waiting={waiting(props, propose)}
    />
  );
}

function waiting(
  { view, acts, actor }: CaseProps,
  propose?: ReactNode,
): { sentence: string; act?: ReactNode } | undefined {
  const { request, decision, risks, signHindrance } = view;
  if (request.state === "received") {
    if (propose === undefined) return { sentence: "An analyst or counsel proposes what is given and what is refused." };
    const first = view.verified
      ? "Tick what is given, say why, and sign first."
      : "Verify the authority first, or refuse.";
    return { sentence: first, act: propose };
  }
  if (request.state !== "proposed" || decision === null) return undefined;
  const because = risks.length === 0 ? "" : ` ${risks.map((one) => riskWords[one]).join(" ")}`;
  if (actor.role !== "counsel" && signHindrance !== null)
    return { sentence: `A person of counsel signs second.${because}` };
  if (decision.proposedBy === actor.id) return { sentence: "You proposed it. Another person of counsel signs second." };
  if (!may(actor.role, "requests:countersign")) return { sentence: "A person of counsel signs second." };
  const refusing = decision.outcome === "refused";
  return {
    sentence: `${refusing ? "Nothing would be given" : `${listWords(grantedFields(view).map((field) => field.label))} would be given`}.${because}${signHindrance === null ? "" : ` ${signHindrance.split(":")[0]}.`}`,
    act: (
      <>
        {signHindrance === null && (
          <ActionForm
            action={acts.countersign}
            hidden={seen(view)}
            submit={refusing ? "Countersign the refusal" : "Countersign and release"}
          />
        )}
        <Dialog
          trigger={<Button>Send back</Button>}
          title="Send the proposal back"
          description="It goes back to the queue as received. Your reason stays beside it, and a new proposal follows."
        >
          <ActionForm action={acts.sendBack} hidden={seen(view)} submit="Send it back" kind="plain">
            <LongTextField name="reason" label="What must change" minLength={10} maxLength={2000} />
          </ActionForm>
        </Dialog>
      </>
    ),
  };
}
