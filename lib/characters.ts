/** Whether a text has more characters than these, as JSON Schema and PostgreSQL count them and not in units of UTF-16. */
export function isLonger(text: string, charactersMax: number): boolean {
  // A character is one unit or two: the characters of what is far too long are not counted.
  return text.length > charactersMax && (text.length > 2 * charactersMax || [...text].length > charactersMax);
}
