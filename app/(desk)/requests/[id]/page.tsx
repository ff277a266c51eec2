import type { Metadata } from "next";
import { CaseAnswer } from "#components/requests/case-answer.tsx";
import { CaseAsked } from "#components/requests/case-asked.tsx";
import { CaseDecision } from "#components/requests/case-decision.tsx";
import { CaseHistory } from "#components/requests/case-history.tsx";
import { CaseInspector } from "#components/requests/case-inspector.tsx";
import { CaseNotices } from "#components/requests/case-notices.tsx";
import { Section, WithInspector } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { caseProps } from "./read.ts";

export const metadata: Metadata = { title: "Request" };

type Props = { params: Promise<{ id: string }> };

export default async function CasePage({ params }: Props) {
  const props = await caseProps((await params).id);
  const { view, actor, zones } = props;
  const readsLog = may(actor.role, "log:read");
  return (
    <>
      <CaseNotices {...props} />
      <WithInspector label="About this case" inspector={<CaseInspector {...props} />}>
        <Section title="What was asked">
          <CaseAsked {...props} />
          <CaseDecision {...props} />
        </Section>
        <CaseAnswer {...props} />
        <Section title="History">
          <CaseHistory history={view.history} people={view.assignees} zones={zones} readsLog={readsLog} />
        </Section>
      </WithInspector>
    </>
  );
}
