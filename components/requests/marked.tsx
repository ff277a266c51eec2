import { foundIn } from "#lib/requests/searchText.ts";

/** A text with what was searched for marked in it; an accent more or less does not hide it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0;
  return foundIn(text, words).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.found ? (
      <mark key={key} className="bg-blue-wash text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    );
  });
}
