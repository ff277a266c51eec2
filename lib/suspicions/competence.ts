import type { AuthorityKind } from "#lib/authorities/authority.ts";
import { type Instrument, instrument } from "#lib/law/instrument.ts";
import type { Jurisdiction } from "#lib/law/rule.ts";

const union = "AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/**
 * States whose authorities use the law of a place. Denmark takes no part in Regulation (EU) 2023/1543 (its recital 101), and is left out.
 * Null: of any State.
 */
const statesOf: Readonly<Record<Jurisdiction, readonly string[] | null>> = {
  US: ["US"],
  EU: union,
  UK: ["GB"],
  IN: ["IN"],
  BR: ["BR"],
  DE: ["DE"],
  AU: ["AU"],
  CA: ["CA"],
  CH: ["CH"],
  KR: ["KR"],
  INTL: null,
};

/** Under the CLOUD Act a partner State's own authority serves its order (18 USC 2523): the United Kingdom and Australia have such agreements. */
const servedFromAbroad: Readonly<Record<string, readonly string[]>> = {
  "US-CLOUD-INCOMING": ["GB", "AU"],
  "EU-DSA-9": [...union, "DK"],
  "EU-DSA-10": [...union, "DK"],
  "EU-TCO": [...union, "DK"],
};

/** Whether authorities of the country use this law. */
export function isLawOf(law: Instrument, country: string): boolean {
  const states = servedFromAbroad[law.id] ?? statesOf[law.jurisdiction];
  return states === null || states.includes(country);
}

const everyone: readonly AuthorityKind[] = [
  "court",
  "prosecutor",
  "police",
  "ministry",
  "regulator",
  "intelligence",
  "other",
];
const judicial: readonly AuthorityKind[] = ["court", "prosecutor", "police"];

/** Where the rule's own column of issuers is narrower than its line of process. */
const narrower: Readonly<Record<string, readonly AuthorityKind[]>> = {
  "EU-EPOC-TRAFFIC": ["court"],
  "EU-EPOC-CONTENT": ["court"],
  "IN-IT-69": ["ministry"],
  "UK-IPA-TCN": ["ministry"],
  "UK-IPA-TIW": ["ministry", "intelligence"],
  "AU-TCN": ["ministry"],
};

/** Kinds of authority that bring such a demand: a court issues a warrant, and police or prosecutors serve it. */
export function kindsFor(law: Pick<Instrument, "id" | "processType">): readonly AuthorityKind[] {
  const own = narrower[law.id];
  if (own !== undefined) return own;
  switch (law.processType) {
    case "warrant":
    case "court-order":
      return judicial;
    case "interception":
      return [...judicial, "intelligence"];
    case "subpoena":
      return [...judicial, "regulator"];
    case "european-order":
      return judicial;
    case "civil-subpoena":
      return ["court", "other"];
    case "cross-border":
      return ["court", "prosecutor", "ministry", "police"];
    default:
      return everyone;
  }
}

/** Why the cited rule does not fit the asker, in a clause each; none where it does or nobody can say. */
export function misfits(
  instrumentId: string,
  authority: { country: string; kind: AuthorityKind | null; instruments: readonly string[] },
): { readonly place: string | null; readonly own: string | null } {
  const law = instrument(instrumentId);
  if (law === undefined) return { place: null, own: null };
  const place = isLawOf(law, authority.country)
    ? null
    : `${law.citation} is law of ${law.jurisdiction}, and the authority says that it is in ${authority.country}`;
  const listed = authority.instruments.length > 0 && !authority.instruments.includes(instrumentId);
  const issued = authority.kind !== null && !kindsFor(law).includes(authority.kind);
  const own = listed
    ? `${law.citation} is not among the instruments recorded for this authority`
    : issued
      ? `${law.citation} is issued by: ${law.issuer}. This authority is recorded as ${authority.kind}`
      : null;
  return { place, own };
}
