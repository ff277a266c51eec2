import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Empty } from "#components/ui/empty.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Comment, Mentionable } from "#lib/comments/comment.ts";
import { CommentText } from "./comment-text.tsx";

type CommentListProps = {
  comments: readonly Comment[];
  people: readonly Mentionable[];
  zones: { zone: string; legalZone: string };
  readerId: string;
  /** Null for those who write none. */
  retract: FormAction | null;
  /** Whether the reader must give a reason before the words are shown. */
  sealed: boolean;
};

/** What colleagues wrote beside a case, oldest first. Nothing is edited; what was taken back leaves its mark. */
export function CommentList({ comments, people, zones, readerId, retract, sealed }: CommentListProps) {
  if (comments.length === 0) {
    return (
      <Empty title="Nobody has written anything yet">
        What colleagues should know of this case stands here, sealed at rest. An @ and a name tells somebody.
      </Empty>
    );
  }
  return (
    <ol className="divide-y divide-rule border-rule border-y">
      {comments.map((comment) => (
        <li key={comment.id} className="grid gap-x-6 gap-y-1 py-3 desk:grid-cols-[12rem_minmax(0,1fr)_auto]">
          <p className="text-small text-soft">
            <span className="block font-strong text-body text-ink">{comment.writtenByName}</span>
            <Instant at={comment.writtenAt} {...zones} stop={false} />
          </p>
          <Words comment={comment} people={people} zones={zones} sealed={sealed} />
          {retract !== null && comment.text !== null && comment.writtenBy === readerId && (
            <ActionForm action={retract} hidden={{ comment: comment.id }} className="w-auto">
              <Submit kind="quiet" size="small">
                Take it back
              </Submit>
            </ActionForm>
          )}
        </li>
      ))}
    </ol>
  );
}

type WordsProps = Pick<CommentListProps, "people" | "zones" | "sealed"> & { comment: Comment };

function Words({ comment, people, zones, sealed }: WordsProps) {
  const { text, retractedAt, destroyed } = comment;
  if (text !== null) return <CommentText text={text} people={people} />;
  if (retractedAt !== null) {
    return (
      <p className="text-soft">
        Taken back <Instant at={retractedAt} {...zones} stop={false} />
      </p>
    );
  }
  return <p className="text-soft">{destroyed ? "Destroyed at the end of its retention" : sealed ? "Sealed" : ""}</p>;
}
