import type { Metadata } from "next";
import { addressWith } from "#components/requests/address-with.ts";
import { Section } from "#components/shell/page-header.tsx";
import { LinkedList } from "#components/suspicions/linked-list.tsx";
import { MarkForm } from "#components/suspicions/mark-form.tsx";
import { ReopenBox } from "#components/suspicions/reopen-box.tsx";
import { ReviewList } from "#components/suspicions/review-list.tsx";
import { SuspicionFacts } from "#components/suspicions/suspicion-facts.tsx";
import { SuspicionHead } from "#components/suspicions/suspicion-head.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/suspicions/one.ts";
import { review } from "#lib/suspicions/review.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { suspicionActs } from "./acts.ts";

export const metadata: Metadata = { title: "Suspicion" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string }> };

export default async function SuspicionPage({ params, searchParams }: Props) {
  const [{ id }, { after }] = [await params, await searchParams];
  const suspicion = await ask(one, { id });
  const { rows, next } = await ask(review, { id, ...(after && { after }) });
  const [zones, { role, id: actorId }] = [await readerZones(), await requireActor()];
  const allowed = suspicionActs(role, suspicion.outcome);
  const place = `/authorities/suspicions/${id}`;
  return (
    <>
      <SuspicionHead suspicion={suspicion} />
      <Section title="What was found">
        <SuspicionFacts suspicion={suspicion} zones={zones} />
      </Section>
      {allowed.mark !== null && (
        <Section title="Mark it">
          <MarkForm suspicion={suspicion} actorId={actorId} acts={allowed.mark} />
        </Section>
      )}
      <Section title="Tied to it">
        <LinkedList suspicion={suspicion} zones={zones} link={allowed.link} />
      </Section>
      <Section title="All that it ever sent">
        <ReopenBox suspicion={suspicion} reopen={allowed.reopen} />
        <ReviewList id={id} rows={rows} zones={zones} judge={allowed.judge} />
        {(next !== null || after) && (
          <Pagination
            newer={after && place}
            older={next === null ? undefined : addressWith(place, {}, { after: next })}
          />
        )}
      </Section>
    </>
  );
}
