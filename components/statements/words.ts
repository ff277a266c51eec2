import type { Tone } from "#components/ui/tone.ts";
import type { Scope, StatementState } from "#lib/statements/statement.ts";

/** How a statement stands, as a person reads it. */
export const stateWords: Readonly<Record<StatementState, { word: string; tone: Tone }>> = {
  drafted: { word: "Drafted", tone: "plain" },
  blocked: { word: "Blocked", tone: "due" },
  waiting: { word: "On its way", tone: "plain" },
  sent: { word: "Sent", tone: "plain" },
  refused: { word: "Refused", tone: "grave" },
};

/** Of which bans a statement is made, and whether any leaves (`sends` as in `Standing`). */
export function statedWords(sends: boolean | null): string {
  const which =
    "not those by order of an authority, or of a reason or a day that the template leaves out; one whose account has no day of registration stays blocked";
  const law = "(Articles 17 and 24(5) of Regulation (EU) 2022/2065)";
  return sends === true
    ? `Bans on channels in the European Economic Area are stated to the Transparency Database ${law}, but ${which}. Private surfaces are never stated.`
    : `Bans on channels in the European Economic Area are drafted for the Transparency Database ${law}, but ${which}. Nothing leaves now.`;
}

export const scopeWords: Readonly<Record<Scope, string>> = {
  country: "the country of the account",
  eu: "the European Union",
  eea: "the European Economic Area",
};

const failures: Readonly<Record<string, string>> = {
  timeout: "it did not answer within a minute",
  "host-not-allowed": "its host is not one that this server may ask any more",
  "http-401": "it does not take the token",
  "http-403": "the token may not send statements",
  "http-404": "its address answers that there is nothing there",
  "http-429": "it asks for fewer at once",
  "answer-incomplete": "its answer does not name all that it took",
  "answer-foreign": "something else answered in its place, such as a page to sign in or of maintenance",
  "puid-locked": "it was still busy with some of them",
  "out-of-time": "it answered too slowly for all of them",
  "too-many-parts": "it refuses many without saying which",
};

/** Why an attempt failed, as half a sentence; the code itself where there is no better one. */
export function failureWords(code: string): string {
  const known = failures[code];
  if (known !== undefined) return known;
  if (/^http-5/.test(code)) return `it is unwell (${code.slice(5)})`;
  if (/^http-[23]/.test(code)) return `something else answered in its place (${code.slice(5)})`;
  if (/^http-4/.test(code)) return `its address refuses without a reason (${code.slice(5)})`;
  return `it could not be reached (${code})`;
}
