import { houseRules } from "./house.ts";
import { australia } from "./instruments/au.ts";
import { brazil } from "./instruments/br.ts";
import { canada } from "./instruments/ca.ts";
import { switzerland } from "./instruments/ch.ts";
import { germany } from "./instruments/de.ts";
import { europeanUnion } from "./instruments/eu.ts";
import { india } from "./instruments/in.ts";
import { international } from "./instruments/intl.ts";
import { korea } from "./instruments/kr.ts";
import { unitedKingdom } from "./instruments/uk.ts";
import { unitedStates } from "./instruments/us.ts";
import type { Instrument, InstrumentKind, ProcessType } from "./rule.ts";

export type {
  EuCategory,
  Instrument,
  InstrumentKind,
  InstrumentStatus,
  Jurisdiction,
  ProcessType,
  Surface,
  UsProcess,
} from "./rule.ts";
export { euCategories, surfaces, usProcesses } from "./rule.ts";

/** The reviewed table: 62 rules, in its order. */
export const instruments: readonly Instrument[] = [
  ...unitedStates,
  ...europeanUnion,
  ...unitedKingdom,
  ...india,
  ...brazil,
  ...germany,
  ...australia,
  ...canada,
  ...switzerland,
  ...korea,
  ...international,
];

/** The table and the house's own additions: everything that `instrument(id)` knows. */
export const everyInstrument: readonly Instrument[] = [...instruments, ...houseRules];

const byId: ReadonlyMap<string, Instrument> = new Map(everyInstrument.map((one) => [one.id, one]));

/** The rule with this id, or undefined where neither the table nor the house knows it. */
export function instrument(id: string): Instrument | undefined {
  return byId.get(id);
}

const ownDuties: readonly InstrumentKind[] = ["referral", "reporting", "retention", "procedure", "non-disclosure"];

/**
 * Whether somebody outside can serve this rule on the provider as a request. The provider's own duties, grievances of users, and
 * non-disclosure orders, which ride on another instrument, cannot be a request's instrument.
 */
export function canBeServed(one: Instrument): boolean {
  return one.processType !== null && !ownDuties.includes(one.kind);
}

/**
 * Whether the rule binds on a day (ISO date). A bill never does; a protocol in force between some States only (`partial`) does not
 * until the organisation overrides its status; a rule under challenge does, because a challenge does not suspend it.
 */
export function isInForce(one: Instrument, on: string): boolean {
  if (one.status === "switched_on") return true;
  if (one.status === "pending_bill" || one.status === "partial" || one.status === "switched_off") return false;
  return one.inForceFrom === null || one.inForceFrom <= on;
}

/** The rule as the house's two people switched it for a receipt; as the table has it where they did not (null). */
export function asSwitched(one: Instrument, on: boolean | null): Instrument {
  return on === null ? one : { ...one, status: on ? "switched_on" : "switched_off" };
}

/** Status as a person says it, for the line beside the citation. */
export function statusWords(one: Instrument, on: string): string {
  if (one.status === "pending_bill") return "a bill, not law";
  if (one.status === "switched_on") return "switched on by the house";
  if (one.status === "switched_off") return "switched off by the house";
  if (one.status === "partial") return "in force between some States only";
  if (one.status === "litigation_pending") return "in force, under challenge in court";
  if (one.inForceFrom !== null && one.inForceFrom > on) return `in force from ${one.inForceFrom}`;
  return "in force";
}

/** The basis as a person says it: how far somebody has read the source of the row. */
export const basisWords: Readonly<Record<Instrument["basis"], string>> = {
  read: "read at the source",
  "partly-read": "read in part",
  background: "background knowledge, source not read",
};

/** The lines of the global report, in the order in which they are printed. */
export const processTypeLabels: Readonly<Record<ProcessType, string>> = {
  subpoena: "Criminal or agency subpoena",
  "civil-subpoena": "Civil subpoena",
  "court-order": "Court order",
  warrant: "Search warrant",
  "administrative-demand": "Demand without a court",
  "european-order": "European Production Order",
  "cross-border": "Cross-border request",
  emergency: "Emergency request",
  interception: "Interception or surveillance order",
  "national-security": "National security demand",
  traceability: "Traceability demand",
  preservation: "Preservation request",
  removal: "Removal order",
  capability: "Capability demand",
};
