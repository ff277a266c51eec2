/** Somebody else who has the case open. */
export type Present = { readonly id: string; readonly name: string };

/** A browser says so often that a case is open, and is forgotten after so long without it. */
export const beatMs = 20_000;
export const presentMs = 60_000;

/** Who has it open, in a sentence; empty where nobody else does. */
export function presentWords(others: readonly Present[]): string {
  const [first, second, ...more] = others.map(({ name }) => name);
  if (first === undefined) return "";
  if (second === undefined) return `${first} has this open`;
  if (more.length === 0) return `${first} and ${second} have this open`;
  return `${first}, ${second} and ${more.length} more have this open`;
}
