import type { Metadata } from "next";
import { RetainedSection } from "#components/destructions/retained-section.tsx";
import { HoldSection } from "#components/holds/hold-section.tsx";
import { UsableHolds } from "#components/holds/usable-holds.tsx";
import { NoticeSection } from "#components/notices/notice-section.tsx";
import { SilenceSection } from "#components/notices/silence-section.tsx";
import { ofRequest as keptOf } from "#lib/destructions/ofRequest.ts";
import { ofRequest as heldOf } from "#lib/holds/ofRequest.ts";
import { usable } from "#lib/holds/usable.ts";
import { ofRequest as noticeOf } from "#lib/notices/ofRequest.ts";
import { nonDisclosures } from "#lib/requests/nonDisclosures.ts";
import { ask } from "../../../../ask.ts";
import { caseProps } from "../read.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "Hold and notice" };

type Props = { params: Promise<{ id: string }> };

/** What is kept for a case, what binds the service to silence, whether the user was told, and what of it was destroyed. */
export default async function HoldPage({ params }: Props) {
  const { id: requestId } = await params;
  const { view, actor, zones } = await caseProps(requestId);
  const { request, nonDisclosureUntil, noticeDue } = view;
  const [held, earlier, silence, told, kept] = await Promise.all([
    ask(heldOf, { requestId }),
    ask(usable, { requestId }),
    ask(nonDisclosures, { id: requestId }),
    ask(noticeOf, { requestId }),
    ask(keptOf, { requestId }),
  ]);
  const now = new Date();
  const acts = { ...actions };
  return (
    <>
      <HoldSection request={request} held={held} acts={acts} role={actor.role} now={now} zones={zones} />
      <UsableHolds request={request} holds={earlier} action={acts.collectFromHold} zones={zones} />
      <SilenceSection
        {...silence}
        request={request}
        bindsUntil={nonDisclosureUntil}
        acts={acts}
        actor={actor}
        now={now}
        zones={zones}
      />
      <NoticeSection request={request} told={told} due={noticeDue} acts={acts} actor={actor} zones={zones} />
      <RetainedSection requestId={requestId} kept={kept} acts={acts} role={actor.role} zones={zones} />
    </>
  );
}
