/** What `csvFields` says of a line on which a quoted field begins that does not end: RFC 4180 lets it go on over lines. */
export const unendedQuote = "The line is not valid CSV: a quoted field does not end on its line.";

/** The fields of one line of CSV (RFC 4180), or one sentence that says why it is none. */
export function csvFields(line: string): string[] | string {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line.charCodeAt(at) !== 34) {
      const comma = line.indexOf(",", at);
      const end = comma === -1 ? line.length : comma;
      const field = line.slice(at, end);
      if (field.includes('"')) return "The line is not valid CSV: a quote stands inside a field that is not quoted.";
      fields.push(field);
      at = end + 1;
      continue;
    }
    const end = closingQuote(line, at + 1);
    if (end === -1) return unendedQuote;
    if (end + 1 < line.length && line[end + 1] !== ",")
      return "The line is not valid CSV: text follows a closing quote.";
    fields.push(line.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return fields;
}

/** Whether a line that begins inside a quoted field ends outside of one, be it valid or not. */
export function endsQuote(line: string): boolean {
  return csvFields(`"${line}`) !== unendedQuote;
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}

/** Signs that a spreadsheet takes for a formula at the start of a cell, and their full-width forms. */
const formula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One cell of text to write: what a spreadsheet could run gets an apostrophe before it, and is quoted where RFC 4180 wants it. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
