import { everyInstrument } from "#lib/law/instrument.ts";
import { offenceCodes, offenceWords } from "#lib/law/offence.ts";
import { searchWords } from "./searchText.ts";

/** Names of countries in English; `DE` is found by “Germany” as well as by itself. */
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const countries = Array.from({ length: 26 * 26 }, (_, at) =>
  String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)),
).flatMap((code) => {
  const name = regions.of(code);
  return name === undefined ? [] : [{ code: `country:${code}`, words: [...searchWords(name), code.toLowerCase()] }];
});
const coded = [
  ...everyInstrument.map(({ id, name, citation }) => ({
    code: `instrument:${id}`,
    words: searchWords(`${id} ${name} ${citation}`),
  })),
  ...offenceCodes.map((code) => ({ code: `offence:${code}`, words: searchWords(offenceWords(code)) })),
  ...countries,
];

/**
 * What PostgreSQL is asked for: every word must begin a word of the request, or of the name of its instrument, country or offence. Null
 * where nothing was typed that could be looked for. The text is a tsquery; it is passed as a parameter.
 */
export function searchQuery(text: string): string | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  return words.map((word) => `(${[beginning(word), ...codesOf(word)].join(" | ")})`).join(" & ");
}

/** One letter stands for itself: what begins with it is almost everything. */
function beginning(word: string): string {
  return word.length < 2 ? quoted(word) : `${quoted(word)}:*`;
}

function codesOf(word: string): string[] {
  if (word.length < 2) return [];
  // Two letters are a country's code, not the beginning of a name.
  const fits = (known: string) => (word.length === 2 ? known === word : known.startsWith(word));
  return coded.filter(({ words }) => words.some(fits)).map(({ code }) => quoted(code));
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
