const wordsMax = 8;
/** The same signs as `search_words` of the database: what was typed is parted as what is kept. */
const signs = /[\s!-/:-@[-`{-~“”„‘’«»–—·…§]+/u;

/** The words of a text as they are looked for: without accents, in lower case, each once; at most eight. */
export function searchWords(text: string): string[] {
  const plain = text.normalize("NFKD").replaceAll(/[\u0300-\u036f]/g, "");
  const words = plain.toLowerCase().split(signs);
  return [...new Set(words.filter((word) => word !== "").map((word) => word.slice(0, 60)))].slice(0, wordsMax);
}

/**
 * Whether a text looks like an identifier of a person: a telephone number or an e-mail address. Those are looked up by their keyed
 * index, with a reason and an entry; a search leaves its words in an address, where they must not stand.
 */
export function isIdentifier(text: string): boolean {
  const typed = text.trim();
  return /\S@\S+\.\S/.test(typed) || /^(\+|00)[\d\s().-]{6,}$/.test(typed) || /^\+?\d[\d\s]{9,}$/.test(typed);
}

/** A text in pieces, those that a search found marked: for highlighting. Only beginnings of words are. */
export function foundIn(text: string, words: readonly string[]): { text: string; found: boolean }[] {
  if (words.length === 0 || text === "") return [{ text, found: false }];
  const sought = words.map((word) => [...word].map((sign) => `${escaped(sign)}[\\u0300-\\u036f]*`).join(""));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${sought.toSorted((a, b) => b.length - a.length).join("|")})`,
    "giu",
  );
  const decomposed = text.normalize("NFD");
  const pieces: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const match of decomposed.matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: decomposed.slice(at, match.index).normalize("NFC"), found: false });
    pieces.push({ text: match[0].normalize("NFC"), found: true });
    at = match.index + match[0].length;
  }
  if (at < decomposed.length) pieces.push({ text: decomposed.slice(at).normalize("NFC"), found: false });
  return pieces;
}

function escaped(sign: string): string {
  return sign.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A note's part around the first thing found in it, with what was left out marked; the beginning where nothing was. */
export function excerptOf(text: string, words: readonly string[], signsMax = 160): string {
  const first = foundIn(text, words).findIndex(({ found }) => found);
  const before = foundIn(text, words)
    .slice(0, Math.max(0, first))
    .reduce((sum, piece) => sum + piece.text.length, 0);
  const from = Math.max(0, before - 40);
  const part = text.slice(from, from + signsMax);
  return `${from > 0 ? "…" : ""}${part}${from + signsMax < text.length ? "…" : ""}`;
}
