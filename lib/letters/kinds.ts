/** The languages of letters, by their BCP 47 codes. */
export const languages = ["en", "de", "fr", "pt", "hi"] as const;
export type Language = (typeof languages)[number];

/** What a letter is for. */
export const letterKinds = [
  "acknowledgement",
  "clarification",
  "refusal",
  "not-held-by-design",
  "production",
  "certificate",
  "process-owed",
  "notice",
  "preservation",
  "objection",
  "destruction",
] as const;
export type LetterKind = (typeof letterKinds)[number];

export type LetterTexts = Readonly<Record<LetterKind, string>>;

/**
 * What a text may name. `text` and `day` stand inside a sentence, a `block` alone in its paragraph. `writer`: a person writes it for this
 * letter; `case`: it comes from the case.
 */
export type Placeholder = {
  readonly type: "text" | "day" | "block";
  readonly from: "case" | "writer";
  readonly required?: true;
};

const text = { type: "text", from: "case" } as const;
const day = { type: "day", from: "case" } as const;
const block = { type: "block", from: "case", required: true } as const;
const must = <Kind extends object>(placeholder: Kind) => ({ ...placeholder, required: true }) as const;
const written = { type: "text", from: "writer", required: true } as const;
const writtenDay = { type: "day", from: "writer", required: true } as const;

/** In every letter. */
const common = {
  service: must(text),
  reference: text,
  authority: text,
  instrument: text,
  citation: text,
  received: day,
  today: day,
} as const;

/** The placeholders of each kind of letter: what is not here is refused in a text, and what is required may not be missing. */
export const placeholders: Readonly<Record<LetterKind, Readonly<Record<string, Placeholder>>>> = {
  acknowledgement: { ...common, reference: must(text), received: must(day) },
  clarification: { ...common, reference: must(text), question: written },
  refusal: { ...common, reference: must(text), reason: must(text), basis: must(text) },
  "not-held-by-design": { ...common, reference: must(text) },
  production: {
    ...common,
    service: text,
    opening: block,
    given: block,
    "not-given": block,
    register: must(text),
    basis: must(text),
    check: block,
  },
  certificate: {
    ...common,
    reference: must(text),
    files: block,
    entry: must(text),
    position: must(text),
    production: must(text),
    officer: must(text),
    made: must(text),
    delivery: must(text),
  },
  "process-owed": { ...common, reference: must(text), until: writtenDay },
  notice: { ...common, reference: must(text), authority: must(text), instrument: must(text) },
  preservation: { ...common, reference: must(text), until: writtenDay },
  objection: { ...common, reference: must(text), law: written, conflict: written },
  destruction: { ...common, reference: must(text), destroyed: writtenDay, what: written, entry: must(text) },
};

/** Letters that a person sends from a case to who asked. The others are made by a production, a delivery, a notice or a destruction. */
export const sentByHand = [
  "acknowledgement",
  "clarification",
  "refusal",
  "not-held-by-design",
  "process-owed",
  "preservation",
  "objection",
] as const satisfies readonly LetterKind[];
