import { instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

export const securityStates = ["received", "complied", "objected", "withdrawn"] as const;
export type SecurityState = (typeof securityStates)[number];

/** The lines of 50 USC 1874(a), each of which counts processes and the customer selectors that they target. */
export const securityLines = ["nsl", "fisa-content", "fisa-noncontent"] as const;
export type SecurityLine = (typeof securityLines)[number];

/** The line on which an instrument stands; null where the statute does not know it, as with another State's notices. */
export function lineOf(instrumentId: string): SecurityLine | null {
  if (instrumentId === "US-NSL") return "nsl";
  if (instrumentId === "US-FISA-CONTENT") return "fisa-content";
  return instrumentId === "US-FISA-NONCONTENT" ? "fisa-noncontent" : null;
}

/** Whether an instrument belongs in the compartment. */
export function belongsHere(instrumentId: string): boolean {
  return instrument(instrumentId)?.nationalSecurity === true;
}

/** What is recorded of a demand; what it says stays sealed. */
export type SecurityDemand = {
  readonly id: string;
  readonly instrument: string;
  /** ISO date. */
  readonly receivedOn: string;
  readonly selectors: number;
  readonly newService: boolean;
  readonly state: SecurityState;
  readonly settledAt: Date | null;
  readonly version: number;
};

/** What is sealed of it. */
export type SecurityContent = {
  readonly issuer: string;
  readonly reference: string;
  readonly targets: readonly string[];
  readonly note: string | null;
};

/** @throws Refusal `conflict` once it was settled. */
export function assertOpen({ state }: Pick<SecurityDemand, "state">): void {
  if (state !== "received") throw new Refusal("conflict", `This demand is ${state}; nothing was changed.`);
}
