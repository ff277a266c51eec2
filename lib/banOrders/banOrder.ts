import type { BanReason } from "#lib/bans/ban.ts";
import { instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

export const orderAsks = ["ban", "restore"] as const;
export type OrderAsks = (typeof orderAsks)[number];
export const orderStates = ["received", "proposed", "settled", "withdrawn"] as const;
export type OrderState = (typeof orderStates)[number];
export const orderOutcomes = ["complied", "partly", "refused"] as const;
export type OrderOutcome = (typeof orderOutcomes)[number];

/** Why an order is not, or not wholly, carried out. */
export const orderReasons = [
  ...(["no-jurisdiction", "not-binding", "defective", "not-found"] as const),
  ...(["not-ours", "disproportionate", "under-challenge", "other"] as const),
] as const;
export type OrderReason = (typeof orderReasons)[number];

/** By what an authority may order it: rules of the table of law where one fits, else the kind of order. */
export const orderInstruments = ["IN-GAC", "EU-DSA-9", "court-order", "other"] as const;
export type OrderInstrument = (typeof orderInstruments)[number];

const kindWords: Readonly<Partial<Record<OrderInstrument, string>>> = {
  "court-order": "Order of a court",
  other: "Order of another authority",
};

/** `Grievance Appellate Committee order, IT Rules 2021 r.3A`; of what the table does not have, the kind. */
export function orderInstrumentWords(id: string): string {
  const rule = instrument(id);
  if (rule !== undefined) return `${rule.name}, ${rule.citation}`;
  return kindWords[id as OrderInstrument] ?? id;
}

/** An order as its verbs see it. */
export type BanOrder = {
  readonly id: string;
  readonly asks: OrderAsks;
  readonly authority: string;
  readonly country: string;
  readonly instrument: string;
  readonly reference: string;
  readonly receivedAt: Date;
  /** Of the ban that it is about; null where it names none, or one that has not arrived. */
  readonly banReason: BanReason | null;
  readonly state: OrderState;
  readonly outcome: OrderOutcome | null;
  readonly reason: OrderReason | null;
  readonly proposedBy: string | null;
  readonly version: number;
};

/**
 * Whether the decision needs a second person. To close an account because somebody ordered it does; so does letting one back, unless its ban
 * is known to be of another reason than the exploitation of children. A refusal changes no account.
 */
export function orderNeedsTwo(
  { asks, banReason }: Pick<BanOrder, "asks" | "banReason">,
  outcome: OrderOutcome,
): boolean {
  if (outcome === "refused") return false;
  return asks === "ban" || banReason === null || banReason === "child-exploitation";
}

/** @throws Refusal `invalid` where a reason is missing, or given for what was wholly carried out */
export function reasonFor(outcome: OrderOutcome, reason: OrderReason | null): OrderReason | null {
  if (outcome === "complied") return null;
  if (reason !== null) return reason;
  throw new Refusal("invalid", "Say why it is not carried out in full; nothing was changed.", {
    reason: "Choose the reason",
  });
}

/** @throws Refusal `conflict` where it was decided or withdrawn before, or a decision waits for its second signature */
export function assertDecidable({ state }: Pick<BanOrder, "state">): void {
  if (state === "received") return;
  if (state === "proposed") {
    throw new Refusal(
      "conflict",
      "A decision is proposed already and waits for its second signature; nothing was changed.",
    );
  }
  throw new Refusal("conflict", `This order was ${state} before; nothing was changed.`);
}

/** @throws Refusal `conflict` where nothing waits, `forbidden` where the second person is the first */
export function assertOrderCountersignable(order: Pick<BanOrder, "state" | "proposedBy">, by: string): void {
  if (order.state !== "proposed") {
    throw new Refusal("conflict", "No decision waits for a signature here; nothing was changed.");
  }
  if (order.proposedBy !== by) return;
  throw new Refusal(
    "forbidden",
    "You proposed it, and nobody countersigns their own; nothing was changed. Ask another.",
  );
}
