import { canBeServed, everyInstrument, type Instrument, isInForce, type Jurisdiction } from "#lib/law/instrument.ts";

const ofUnion = new Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "));
const own: Readonly<Record<string, Jurisdiction>> = {
  ...{ US: "US", GB: "UK", IN: "IN", BR: "BR", DE: "DE", AU: "AU", CA: "CA", CH: "CH", KR: "KR" },
};

/**
 * The instruments that the portal offers to officers of a country on a day (ISO date): those of its own law, of the Union's where it is a
 * member, and mutual assistance. Where somebody recorded which ones the authority may use, those alone. Others still come by the staff.
 */
export function offered(country: string, competent: readonly string[], on: string): Instrument[] {
  const jurisdictions = new Set<Jurisdiction>(["INTL"]);
  const domestic = own[country];
  if (domestic !== undefined) jurisdictions.add(domestic);
  if (ofUnion.has(country)) jurisdictions.add("EU");
  return everyInstrument.filter(
    (one) =>
      canBeServed(one) &&
      !one.nationalSecurity &&
      isInForce(one, on) &&
      (competent.length > 0 ? competent.includes(one.id) : jurisdictions.has(one.jurisdiction)),
  );
}

/** What the form asks for under an instrument; the rest of it is not shown. */
export type Needs = {
  /** Danger and attestation instead of an order. */
  readonly emergency: boolean;
  /** Without a target nobody can be found. */
  readonly targets: boolean;
  readonly period: boolean;
  /** The instrument itself prints by when. */
  readonly printedDueOn: boolean;
  readonly nonDisclosure: boolean;
  /** What the boxes of fields ask. */
  readonly fieldsLegend: string;
};

/** By the rule's kind, reach and clock. */
export function needsOf(one: Instrument): Needs {
  const emergency = one.kind === "emergency";
  const preserves = one.kind === "preservation";
  const takesData = one.reach !== null || preserves;
  return {
    emergency,
    targets: one.kind !== "traceability" && one.kind !== "capability" && one.kind !== "removal",
    period: takesData && !emergency,
    printedDueOn: one.deadlineHours === null && !emergency,
    nonDisclosure: takesData && !emergency,
    fieldsLegend: preserves ? "What is to be preserved" : takesData ? "What is asked for" : "What it is about",
  };
}
