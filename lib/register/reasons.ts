import { addDays, dayWords } from "#lib/law/calendar.ts";
import { type EuCategory, type Instrument, type Surface, statusWords, type UsProcess } from "#lib/law/instrument.ts";
import type { Field } from "./field.ts";

/** Sentences of the gate. Each could be read aloud in court, and each names the provision. */

const surfaceWords: Readonly<Record<Surface, string>> = {
  private: "private messages",
  groups: "groups",
  channels: "public channels",
  business: "business messages",
};

const processWords: Readonly<Record<UsProcess, string>> = {
  subpoena: "a subpoena under section 2703(c)(2) of title 18, United States Code",
  "court-order": "a court order under section 2703(d) of title 18, United States Code",
  warrant: "a search warrant under section 2703 of title 18, United States Code",
};

const categoryWords: Readonly<Record<EuCategory, string>> = {
  subscriber: "subscriber data",
  identification: "data that identifies the user",
  traffic: "traffic data",
  content: "content data",
};

/** `a, b and c`. */
function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

const named = (field: Field): string => `“${field.label}”`;

/** The provision in the middle of a sentence. */
function provision(instrument: Instrument): string {
  return instrument.provision.replace(/^(The|A|An) /, (article) => article.toLowerCase());
}

/** What the provision itself says of data that is not there. */
function nothingToGive(instrument: Instrument): string {
  if (instrument.id.startsWith("EU-EPOC") && instrument.countsAsDemand) {
    return `This is a case of de facto impossibility under Article 10(7) of Regulation (EU) 2023/1543, in answer to an order under ${provision(instrument)}.`;
  }
  if (instrument.traceability) {
    return `Under ${provision(instrument)} (${statusWords(instrument, "9999-12-31")}), a demand cannot be answered with a record that does not exist.`;
  }
  return `Under ${provision(instrument)}, a provider can be asked only for what it holds.`;
}

export const reasons = {
  absent: (field: Field, instrument: Instrument) =>
    `${field.reason ?? `${named(field)} is not held.`} ${nothingToGive(instrument)}`,
  unknown: (key: string, instrument: Instrument) =>
    `The register has no field “${key}”, and what is not in the register is not held. ${nothingToGive(instrument)}`,
  otherSurface: (field: Field, surface: Surface, instrument: Instrument) =>
    `${named(field)} is recorded for ${list(field.surfaces.map((one) => surfaceWords[one]))}; this request, under ${provision(instrument)}, concerns ${surfaceWords[surface]}.`,
  unverified: (instrument: Instrument) =>
    `Nothing is given under ${provision(instrument)} before the asker is verified.`,
  notVerified: (instrument: Instrument) =>
    `Nothing is given under ${provision(instrument)}: the asker could not be verified as an authority that may rely on it.`,
  notInForce: (instrument: Instrument, on: string) =>
    `Nothing can be demanded under ${provision(instrument)}: it was ${statusWords(instrument, on)} on ${dayWords(on)}.`,
  demandsNothing: (instrument: Instrument) =>
    `Under ${provision(instrument)}, no data can be demanded: it serves another purpose.`,
  outsideSurface: (surface: Surface, instrument: Instrument) =>
    `Under ${provision(instrument)}, only ${list(instrument.surfaces.map((one) => surfaceWords[one]))} can be addressed; this request concerns ${surfaceWords[surface]}.`,
  prospective: (field: Field, instrument: Instrument) =>
    `Under ${provision(instrument)}, only what arises after service can be collected; ${named(field)} is a stored record.`,
  notYet: (field: Field, instrument: Instrument) =>
    `The period begins after the day of receipt. Under ${provision(instrument)}, only what is stored can be demanded of ${named(field)}.`,
  enumerated: (field: Field, instrument: Instrument) =>
    `Under ${provision(instrument)}, only the data that it lists can be demanded, and ${named(field)} is not among them.`,
  category: (field: Field, instrument: Instrument, reached: readonly EuCategory[]) =>
    `${named(field)} is ${categoryWords[field.euCategory]}. Under ${provision(instrument)}, only ${list(reached.map((one) => categoryWords[one]))} can be demanded.`,
  process: (field: Field, instrument: Instrument) =>
    `${named(field)} needs at least ${processWords[field.usProcess]}. It cannot be demanded under ${provision(instrument)}.`,
  elapsed: (field: Field, instrument: Instrument, keptFrom: string) =>
    `${named(field)} is kept for ${field.retentionDays} days, and the period asked ends before ${dayWords(keptFrom)}. Under ${provision(instrument)}, only what still exists can be demanded.`,
  noPeriod: (field: Field, instrument: Instrument) =>
    `${named(field)} grows with time, and the request names no period that can be read. Under ${provision(instrument)}, a demand for it must say from which day to which.`,
  widePeriod: (field: Field, instrument: Instrument, asked: number, most: number) =>
    `The request asks for ${asked} days of ${named(field)}. Under ${provision(instrument)}, the service answers for at most ${most} days at a time, so that a demand stays particular.`,
  manyTargets: (instrument: Instrument, asked: number, most: number) =>
    `The request names ${asked} accounts. Under ${provision(instrument)}, the service answers for at most ${most} at a time, so that a demand stays particular.`,
  available: (field: Field, instrument: Instrument, keptFrom: string | null) => {
    const given = instrument.voluntary ? "it may be given, and nothing compels it" : "it can be demanded";
    const remains = keptFrom === null ? "" : ` Only what was recorded from ${dayWords(keptFrom)} on remains.`;
    return `${named(field)} is held. Under ${provision(instrument)}, ${given}.${remains}`;
  },
} as const;

/** The first day whose records are still there, seen from a day; null where they are kept as long as the account exists. */
export function keptFrom(field: Pick<Field, "retentionDays">, seenOn: string): string | null {
  return field.retentionDays === null ? null : addDays(seenOn, -field.retentionDays);
}
