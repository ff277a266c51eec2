import type { Language } from "#lib/letters/kinds.ts";
import { compose, dayIn, type Letter, type LetterVersion, wordsIn } from "#lib/letters/letter.ts";
import type { Block } from "#lib/pdf/block.ts";
import type { Row } from "#lib/pdf/table.ts";
import { notGiven } from "./letterReasons.ts";
import type { ProductionFacts } from "./productionFacts.ts";
import type { ProducedRecord } from "./records.ts";

/** In which language a production's letter is written, and from which version of its text. */
export type Writing = LetterVersion & { readonly language: Language };

/**
 * The cover letter: what was asked, what is given, and of each field that is not given, why. Written to be read by a judge.
 * The same facts and the same text give the same letter.
 */
export function letter(facts: ProductionFacts, records: readonly ProducedRecord[], writing: Writing): Letter {
  const { language, text } = writing;
  return compose({
    language,
    text,
    service: facts.service,
    subject: `${facts.authority}, ${facts.citation}`,
    at: facts.madeAt,
    head: [head(facts, language)],
    values: {
      service: facts.service,
      reference: { text: facts.reference, face: "mono" },
      authority: facts.authority,
      instrument: facts.instrumentName,
      citation: facts.citation,
      received: dayIn(language, facts.receivedAt, facts.zone),
      today: dayIn(language, facts.madeAt, facts.zone),
      register: String(facts.registerVersion),
      basis: facts.basis,
      opening: opening(facts, language),
      given: given(facts, records, language),
      "not-given": notGiven(facts, language),
      check: check(facts, language),
    },
  });
}

/** To whom, about what and when, as it stands under the title of every letter to an authority. */
function head(facts: ProductionFacts, language: Language): Block {
  const { head: labels, zone } = wordsIn(language);
  const day = (at: Date) => dayIn(language, at, facts.zone);
  return {
    kind: "facts",
    rows: [
      [labels.to, facts.authority],
      [labels.reference, { text: facts.reference, face: "mono" }],
      [labels.instrument, `${facts.instrumentName} (${facts.citation})`],
      [labels.received, day(facts.receivedAt)],
      [labels.decided, day(facts.decidedAt)],
      [labels.dated, `${day(facts.madeAt)} (${zone(facts.zone)})`],
    ],
  };
}

function opening(facts: ProductionFacts, language: Language): Block[] {
  const words = wordsIn(language);
  const provision = language === "en" ? inSentence(facts.provision) : facts.provision;
  return [
    { kind: "paragraph", runs: [words.opening(provision, facts.targets.length, facts.fields.length)] },
    { kind: "paragraph", runs: [outcomeSentence(facts, language)] },
  ];
}

function outcomeSentence({ outcome, fields }: ProductionFacts, language: Language): string {
  const { outcome: words } = wordsIn(language);
  const granted = fields.filter((one) => one.granted);
  const rest = fields.length - granted.length;
  if (outcome === "refused") return words.refused;
  if (outcome === "no-data")
    return words.none(
      listed(
        granted.map(({ label }) => `“${label}”`),
        language,
      ),
    );
  return rest === 0 ? words.all : words.part(granted.length, rest);
}

function given({ targets, outcome }: ProductionFacts, records: readonly ProducedRecord[], language: Language): Block[] {
  if (outcome === "refused") return [];
  const { given: words } = wordsIn(language);
  const rows: Row[] = targets.flatMap(({ identifier }): Row[] => {
    const account = { text: identifier, face: "mono" as const };
    const own = records.filter((one) => one.target === identifier);
    if (own.every((one) => one.value === null)) return [{ cells: [account, words.allFields, words.noAccount] }];
    return own.map((one) => ({ cells: [account, one.label, shown(one, words.nothing)] }));
  });
  const columns = [
    { title: words.account, share: 3 },
    { title: words.data, share: 3 },
    { title: words.value, share: 4 },
  ];
  return [
    { kind: "heading", level: 2, text: words.title },
    { kind: "table", caption: words.caption, columns, rows },
    { kind: "note", runs: [words.times] },
  ];
}

function shown({ value }: ProducedRecord, nothing: string): string {
  if (value === null) return nothing;
  return typeof value === "string" ? value : value.join("\n");
}

function check({ outcome }: ProductionFacts, language: Language): Block[] {
  const { check: words } = wordsIn(language);
  return [{ kind: "paragraph", runs: [`${outcome === "refused" ? words.refused : words.given} ${words.manifest}`] }];
}

function listed(labels: readonly string[], language: Language): string {
  return new Intl.ListFormat(wordsIn(language).locale, { style: "long", type: "conjunction" }).format(labels);
}

/** The provision in the middle of an English sentence. */
function inSentence(provision: string): string {
  return provision.replace(/^(The|A|An|Section|Sections|Article|Articles|Rule) /, (word) => word.toLowerCase());
}
