import { Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Instant } from "#components/ui/time.tsx";
import { type ShownOrder, seenOrder } from "./shown-order.ts";
import { asksWords, orderOutcomeWords } from "./words.ts";

type OrderSignaturesProps = {
  order: ShownOrder;
  history: readonly { action: string; actorRole: string; leafIndex: number | null }[];
  readsLog: boolean;
  actorId: string;
  zones: { zone: string; legalZone: string };
  acts: { countersign: FormAction; sendBack: FormAction } | null;
};

/** The two signatures under the decision on an order that needs two, and whose turn it is. */
export function OrderSignatures({ order, history, readsLog, actorId, zones, acts }: OrderSignaturesProps) {
  const { proposedByName, proposedAt, countersignedByName, settledAt, state } = order;
  if (state !== "proposed" && countersignedByName === null) return null;
  const signature = (name: string | null, at: Date | null, action: string) => {
    if (name === null || at === null) return undefined;
    const entry = history.findLast((one) => one.action === action);
    const leaf = entry?.leafIndex ?? null;
    return {
      ...{ name, role: entry?.actorRole ?? "counsel", time: <Instant at={at} {...zones} /> },
      ...(leaf !== null && { entry: { number: String(leaf), href: readsLog ? `/log/entries/${leaf}` : undefined } }),
    };
  };
  return (
    <Signatures
      label="Decision on the order"
      first={signature(proposedByName, proposedAt, "banOrder.proposed")}
      second={signature(countersignedByName, settledAt, "banOrder.settled")}
      waiting={state === "proposed" ? waiting(order, actorId, acts) : undefined}
    />
  );
}

function waiting(order: ShownOrder, actorId: string, acts: OrderSignaturesProps["acts"]) {
  const { outcome, asks, proposedBy } = order;
  const what = `${asksWords[asks]}: ${outcome === null ? "" : orderOutcomeWords[outcome].toLowerCase()}.`;
  if (proposedBy === actorId) return { sentence: `${what} You proposed it. A person of counsel signs second.` };
  if (acts === null) return { sentence: `${what} A person of counsel signs second.` };
  return {
    sentence: what,
    act: (
      <>
        <ActionForm action={acts.countersign} hidden={seenOrder(order)} submit="Countersign" />
        <ActionForm action={acts.sendBack} hidden={seenOrder(order)} submit="Send back" kind="plain" />
      </>
    ),
  };
}
