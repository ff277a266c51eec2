import type { Sql } from "#lib/db/sql.ts";
import type { Block } from "#lib/pdf/block.ts";
import type { Run } from "#lib/pdf/line.ts";
import type { PaperFacts } from "#lib/pdf/paper.ts";
import { type Language, type LetterKind, type LetterTexts, languages } from "./kinds.ts";
import { fill, type LetterValues } from "./markup.ts";
import { german as germanTexts } from "./texts/de.ts";
import { english as englishTexts } from "./texts/en.ts";
import { french as frenchTexts } from "./texts/fr.ts";
import { hindi as hindiTexts } from "./texts/hi.ts";
import { portuguese as portugueseTexts } from "./texts/pt.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import { french } from "./words/fr.ts";
import { hindi } from "./words/hi.ts";
import type { LetterWords } from "./words/letterWords.ts";
import { portuguese } from "./words/pt.ts";

const texts: Readonly<Record<Language, LetterTexts>> = {
  en: englishTexts,
  de: germanTexts,
  fr: frenchTexts,
  pt: portugueseTexts,
  hi: hindiTexts,
};
const words: Readonly<Record<Language, LetterWords>> = {
  en: english,
  de: german,
  fr: french,
  pt: portuguese,
  hi: hindi,
};

/** The sentences of letters in a language. */
export function wordsIn(language: Language): LetterWords {
  return words[language];
}

/** The text that ships as version 1. */
export function shippedText(kind: LetterKind, language: Language): string {
  return texts[language][kind];
}

const countries: Readonly<Record<Exclude<Language, "en">, readonly string[]>> = {
  de: ["DE", "AT", "LI", "CH"],
  fr: ["FR", "BE", "LU", "MC", "SN", "CI", "ML", "BF", "NE", "TG", "BJ", "GA", "CG", "CD", "CM", "MG", "HT"],
  pt: ["PT", "BR", "AO", "MZ", "CV", "GW", "ST", "TL"],
  hi: ["IN"],
};

/** The language in which an authority of this country (ISO 3166-1 alpha-2) is written to, until a person chooses another. */
export function languageFor(country: string): Language {
  const found = languages.find((one) => one !== "en" && countries[one].includes(country.toUpperCase()));
  return found ?? "en";
}

/** A text of a letter and which version it is; `versionId` is null for version 1, which ships with the program. */
export type LetterVersion = { readonly text: string; readonly version: number; readonly versionId: string | null };

/** The version that is in force at a moment: of those that two people signed and that had begun the highest number, or the shipped one. */
export async function versionInForce(sql: Sql, kind: LetterKind, language: Language, at: Date): Promise<LetterVersion> {
  const [row] = await sql<LetterVersion>`
    SELECT text, number AS version, id AS "versionId" FROM letter_version
     WHERE kind = ${kind} AND language = ${language} AND in_force_from <= ${at}
     ORDER BY number DESC LIMIT 1`;
  return row ?? { text: shippedText(kind, language), version: 1, versionId: null };
}

/** A day in words of the language, as it is in the zone (IANA). */
export function dayIn(language: Language, at: Date, zone: string): string {
  return new Intl.DateTimeFormat(words[language].locale, { dateStyle: "long", timeZone: zone }).format(at);
}

/** What a letter is made of before it is set: its parts, and what the PDF says of itself. */
export type Letter = { readonly about: PaperFacts; readonly blocks: readonly Block[] };

/**
 * A letter from a version's text and its values. The title is the text's own; `head` stands under it. The same input gives the same letter.
 */
export function compose(given: {
  language: Language;
  text: string;
  values: LetterValues;
  head?: readonly Block[];
  service: string;
  subject: string;
  at: Date;
}): Letter {
  const { language, text, values, head = [], service, subject, at } = given;
  const blocks = fill(text, values, head);
  const [title] = blocks;
  const name = title?.kind === "heading" ? title.text : subject;
  const about: PaperFacts = {
    title: name,
    author: service,
    subject,
    lang: language,
    at,
    footer: `${service} · ${name}`,
    pageWords: words[language].page,
  };
  return { about, blocks };
}

/** A letter without tables as plain text, for whoever sets it in a way of their own: a blank line between its parts. */
export function textOf({ blocks }: Letter): string {
  return blocks.map(wordsOf).join("\n\n");
}

function wordsOf(block: Block): string {
  if (block.kind === "heading") return block.text;
  if (block.kind === "list") return block.items.map((item) => `- ${item.map(bare).join("")}`).join("\n");
  if (block.kind === "facts") return block.rows.map(([name, value]) => `${name}: ${bare(value)}`).join("\n");
  if (block.kind === "table") throw new Error("a table has no plain text");
  return block.runs.map(bare).join("");
}

function bare(run: Run): string {
  return typeof run === "string" ? run : run.text;
}
