import type { Metadata } from "next";
import { InsteadOfDeciding } from "#components/requests/ask-authority.tsx";
import { CaseAnswer } from "#components/requests/case-answer.tsx";
import { CaseAsked } from "#components/requests/case-asked.tsx";
import { CaseDecision } from "#components/requests/case-decision.tsx";
import { CaseEmergency } from "#components/requests/case-emergency.tsx";
import { CaseHistory } from "#components/requests/case-history.tsx";
import { CaseInspector } from "#components/requests/case-inspector.tsx";
import { CaseNotices } from "#components/requests/case-notices.tsx";
import { CaseOpen } from "#components/requests/case-open.tsx";
import { Section, WithInspector } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { caseProps, narrowed } from "./read.ts";

export const metadata: Metadata = { title: "Request" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const props = await caseProps(id);
  const { view, actor, zones } = props;
  const readsLog = may(actor.role, "log:read");
  return (
    <>
      <CaseNotices {...props} />
      <WithInspector label="About this case" inspector={<CaseInspector {...props} />}>
        <CaseEmergency {...props} />
        <CaseOpen {...props} />
        <Section title="What was asked" acts={<InsteadOfDeciding {...props} />}>
          <CaseAsked {...props} />
          <CaseDecision {...props} narrowed={await narrowed(id, await searchParams)} />
        </Section>
        <CaseAnswer {...props} />
        <Section title="History">
          <CaseHistory history={view.history} people={view.assignees} zones={zones} readsLog={readsLog} />
        </Section>
      </WithInspector>
    </>
  );
}
