import type { Metadata } from "next";
import { AppealedBanFacts } from "#components/appeals/appeal-facts.tsx";
import { AppealHead } from "#components/appeals/appeal-head.tsx";
import { AppealHistory } from "#components/appeals/appeal-history.tsx";
import { AppealInspector } from "#components/appeals/appeal-inspector.tsx";
import { AppealSignatures } from "#components/appeals/appeal-signatures.tsx";
import { DecideAppeal, Withdraw } from "#components/appeals/decide-appeal.tsx";
import { DecisionSection } from "#components/appeals/decision-section.tsx";
import { RevealAppeal } from "#components/appeals/reveal-appeal.tsx";
import { Section, WithInspector } from "#components/shell/page-header.tsx";
import { one } from "#lib/appeals/one.ts";
import { rules } from "#lib/appeals/rules.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { appealActs } from "./acts.ts";

export const metadata: Metadata = { title: "Appeal" };

type Props = { params: Promise<{ id: string }> };

export default async function AppealPage({ params }: Props) {
  const { others, history, ...appeal } = await ask(one, await params);
  const { everyByTwo } = await ask(rules, {});
  const [zones, { id: actorId, role }] = [await readerZones(), await requireActor()];
  const acts = appealActs(role, appeal.state);
  const readsLog = may(role, "log:read");
  return (
    <>
      <AppealHead appeal={appeal} zones={zones} />
      {appeal.byTwo && <AppealSignatures {...{ appeal, history, actorId, readsLog, zones }} acts={acts.sign} />}
      <div className="mt-9">
        <WithInspector label="The appeal" inspector={<AppealInspector appeal={appeal} others={others} zones={zones} />}>
          <Section title="What is appealed">
            <AppealedBanFacts appeal={appeal} zones={zones} />
          </Section>
          <Section title="What was written">
            <RevealAppeal appeal={appeal} action={acts.reveal} />
          </Section>
          {acts.decide !== null && (
            <Section title="Decide it">
              <DecideAppeal {...{ appeal, actorId, everyByTwo }} acts={acts.decide} />
            </Section>
          )}
          {acts.withdraw !== null && (
            <Section title="Close it">
              <Withdraw appeal={appeal} action={acts.withdraw} />
            </Section>
          )}
          <DecisionSection appeal={appeal} zones={zones} reinstate={acts.reinstate} />
          <Section title="History">
            <AppealHistory history={history} zones={zones} readsLog={readsLog} />
          </Section>
        </WithInspector>
      </div>
    </>
  );
}
