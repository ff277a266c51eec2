/** What colleagues write to each other about a case; nobody outside the desk reads it. */
export type Comment = {
  readonly id: string;
  readonly writtenBy: string;
  readonly writtenByName: string;
  readonly writtenAt: Date;
  /** Null where it was taken back, destroyed at the end of its retention, or the reader must give a reason first. */
  readonly text: string | null;
  readonly retractedAt: Date | null;
  readonly destroyed: boolean;
};

export const commentLengthMax = 4_000;

/** Somebody who can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string };

/**
 * The people whose names follow an `@` in the text, each once. Of two names that both fit the longer is meant; namesakes are all meant,
 * since the text cannot say which.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): string[] {
  const mentioned = new Set<string>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}@])@(?=\p{L})/gu)) {
    const after = text.slice(index + 1).toLowerCase();
    const fitting = people.filter(({ name }) => beginsWith(after, name.toLowerCase()));
    const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
    for (const { id, name } of fitting) if (name.length === longest) mentioned.add(id);
  }
  return [...mentioned];
}

/** The whole name, not the beginning of a longer word. */
function beginsWith(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

/** What is being typed after an `@` just before the caret, to complete it; null where nothing is. */
export function mentionBeing(text: string, caret: number): { from: number; typed: string } | null {
  const match = /(?<![\p{L}\p{N}@])@([\p{L}\p{N}'’. -]{0,40})$/u.exec(text.slice(0, caret));
  return match?.[1] === undefined ? null : { from: match.index, typed: match[1] };
}

/** Those whose name, or a part of it, begins with what was typed; at most eight. */
export function mentionChoices<Person extends Mentionable>(typed: string, people: readonly Person[]): Person[] {
  const sought = typed.toLowerCase();
  const fits = (name: string) =>
    name.startsWith(sought) || name.split(" ").some((part) => sought !== "" && part.startsWith(sought));
  return people.filter(({ name }) => fits(name.toLowerCase())).slice(0, 8);
}

/** A text in pieces, its mentions apart: for drawing. */
export function mentionPieces(text: string, people: readonly Mentionable[]): { text: string; mention: boolean }[] {
  const pieces: { text: string; mention: boolean }[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}@])@(?=\p{L})/gu)) {
    const after = text.slice(index + 1).toLowerCase();
    const fitting = people.filter(({ name }) => beginsWith(after, name.toLowerCase()));
    if (fitting.length === 0 || index < at) continue;
    const end = index + 1 + Math.max(...fitting.map(({ name }) => name.length));
    if (index > at) pieces.push({ text: text.slice(at, index), mention: false });
    pieces.push({ text: text.slice(index, end), mention: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mention: false });
  return pieces;
}
