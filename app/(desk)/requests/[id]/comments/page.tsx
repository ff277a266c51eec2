import type { Metadata } from "next";
import { CommentForm } from "#components/comments/comment-form.client.tsx";
import { CommentList } from "#components/comments/comment-list.tsx";
import { CommentsSealed } from "#components/comments/comments-sealed.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/comments/list.ts";
import { owners } from "#lib/requests/owners.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { retractComment, revealComments, writeComment } from "./actions.ts";

export const metadata: Metadata = { title: "Comments" };

type Props = { params: Promise<{ id: string }> };

export default async function CommentsPage({ params }: Props) {
  const { id } = await params;
  const comments = await ask(list, { id });
  const people = await ask(owners, {});
  const [zones, actor] = [await readerZones(), await requireActor()];
  const writes = may(actor.role, "comments:write");
  const sealed = !writes && comments.some(({ retractedAt, destroyed }) => retractedAt === null && !destroyed);
  return (
    <Section title="Comments">
      {sealed && <CommentsSealed id={id} action={revealComments} />}
      <CommentList
        {...{ comments, people, zones }}
        readerId={actor.id}
        retract={writes ? retractComment : null}
        sealed={sealed}
      />
      {writes && <CommentForm id={id} people={people} action={writeComment} />}
    </Section>
  );
}
