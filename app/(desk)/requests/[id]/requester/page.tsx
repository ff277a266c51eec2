import type { Metadata } from "next";
import { AuthorityBrief } from "#components/authorities/authority-brief.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { CallList } from "#components/suspicions/call-list.tsx";
import { OfficerFacts } from "#components/suspicions/officer-facts.tsx";
import { SenderSection } from "#components/suspicions/sender-section.tsx";
import { SignalsList } from "#components/suspicions/signals-list.tsx";
import { SuspicionNotice } from "#components/suspicions/suspicion-notice.tsx";
import { may } from "#lib/auth/permissions.ts";
import { one } from "#lib/authorities/one.ts";
import { requester } from "#lib/suspicions/requester.ts";
import { signals } from "#lib/suspicions/signals.ts";
import { ask } from "../../../../ask.ts";
import { revealCall } from "../../../authorities/actions.ts";
import { raiseSuspicion } from "../../../authorities/suspicions/actions.ts";
import { caseProps } from "../read.ts";
import { writeSender } from "./actions.ts";

export const metadata: Metadata = { title: "Requester" };

type Props = { params: Promise<{ id: string }> };

/** Who asks in a case: what speaks against them, on what evidence they are believed. */
export default async function RequesterPage({ params }: Props) {
  const { id } = await params;
  const { actor, zones } = await caseProps(id);
  const known = await ask(requester, { requestId: id });
  const [found, authority] = [await ask(signals, { requestId: id }), await ask(one, { id: known.authorityId })];
  const raises = may(actor.role, "suspicions:raise");
  return (
    <>
      <SuspicionNotice requestId={id} suspicion={known.open} signals={found} raise={raises ? raiseSuspicion : null} />
      <Section title="Signals">
        <SignalsList signals={found} zones={zones} />
      </Section>
      <Section title="Authority">
        <AuthorityBrief
          authority={authority}
          zones={zones}
          now={new Date()}
          reveal={may(actor.role, "authorities:reveal") ? revealCall : null}
        />
      </Section>
      <Section title="Officer">
        <OfficerFacts officer={known} zones={zones} />
      </Section>
      <Section title="Calls about this request">
        <CallList calls={known.calls} zones={zones} />
      </Section>
      <Section title="From where it says that it comes">
        <SenderSection
          requestId={id}
          sender={known}
          action={raises && !known.imported ? writeSender : null}
          zones={zones}
        />
      </Section>
    </>
  );
}
