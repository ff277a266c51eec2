/** A dictionary's own members, by name without the slash: each the source text of its value, at most 200 characters of it. */
export type PdfDictionary = ReadonlyMap<string, string>;

const token =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|[[\]{}]|<[^>]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+|\(/gy;
const tokensMax = 20_000;

/**
 * Reads the dictionary at `at` of a PDF's source in Latin-1 (ISO 32000-1, 7.3): enough of its syntax that a name in a string, a comment
 * or a nested dictionary is not taken for a member, and that a member whose name is written with `#` escapes is. Null where none stands.
 */
export function readDictionary(source: string, at: number): PdfDictionary | null {
  const members = new Map<string, string>();
  let key: string | null = null;
  let valueFrom = 0;
  let depth = 0;
  let place = at;
  for (let count = 0; count < tokensMax; count += 1) {
    token.lastIndex = place;
    const text = token.exec(source)?.[0];
    if (text === undefined) return null;
    const from = place;
    place = text === "(" ? afterString(source, from) : from + text.length;
    if (/^[\0\t\n\f\r %]/u.test(text)) continue;
    const closes = text === ">>" || text === "]";
    if (closes) depth -= 1;
    if (depth === 0 && key !== null && text === ">>")
      members.set(key, source.slice(valueFrom, Math.min(from, valueFrom + 200)));
    if (depth === 0 && closes) return members;
    if (depth === 0 && text !== "<<") return null;
    if (depth === 1 && text.startsWith("/") && !(key !== null && source.slice(valueFrom, from).trim() === "")) {
      if (key !== null) members.set(key, source.slice(valueFrom, Math.min(from, valueFrom + 200)).trim());
      key = nameOf(text);
      valueFrom = place;
    }
    if (text === "<<" || text === "[") depth += 1;
  }
  return null;
}

/** A name without its slash, its `#xx` escapes read (7.3.5). */
export function nameOf(text: string): string {
  return text
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** After a string in parentheses, which nest and are escaped by a backslash (7.3.4.2). */
function afterString(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at];
    if (sign === "\\") at += 1;
    else if (sign === "(") depth += 1;
    else if (sign === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return source.length;
}
