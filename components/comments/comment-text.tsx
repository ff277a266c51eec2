import { type Mentionable, mentionPieces } from "#lib/comments/comment.ts";

/** The words of a comment; who is mentioned stands out. */
export function CommentText({ text, people }: { text: string; people: readonly Mentionable[] }) {
  let at = 0;
  return (
    <p className="max-w-[72ch] whitespace-pre-line break-words">
      {mentionPieces(text, people).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.mention ? <strong key={key}>{piece.text}</strong> : piece.text;
      })}
    </p>
  );
}
