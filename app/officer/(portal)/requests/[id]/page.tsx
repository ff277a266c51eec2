import type { Metadata } from "next";
import { OwnLetters } from "#components/letters/own-letters.tsx";
import { OwnAsked } from "#components/officers/own-asked.tsx";
import { OwnDeliveries } from "#components/officers/own-deliveries.tsx";
import { OwnHeader } from "#components/officers/own-header.tsx";
import { OwnMessages } from "#components/officers/own-messages.tsx";
import { OwnReceipt } from "#components/officers/own-receipt.tsx";
import { RetractRequest } from "#components/officers/retract-request.tsx";
import { Section, WithInspector } from "#components/shell/page-header.tsx";
import { ground } from "#lib/db/ground.ts";
import { own as ownDeliveries } from "#lib/deliveries/own.ts";
import { own as ownLetters } from "#lib/letters/own.ts";
import { ownThread } from "#lib/messages/ownThread.ts";
import { ownCase } from "#lib/requests/ownCase.ts";
import { receipt } from "#lib/requests/receipt.ts";
import { ask } from "../../../ask.ts";
import { ownStanding } from "../../../own.ts";
import { answerQuestion, retractRequest } from "./actions.ts";

export const metadata: Metadata = { title: "Request" };

type Props = { params: Promise<{ id: string }> };

export default async function OwnCasePage({ params }: Props) {
  const { id } = await params;
  const view = await ask(ownCase, { id });
  const { zones } = await ownStanding();
  const [of, own] = [{ requestId: id }, { requestId: id, zones }];
  return (
    <>
      <OwnHeader view={view} now={ground().now()} zones={zones} />
      <WithInspector
        label="About this request"
        inspector={<OwnReceipt id={id} receipt={await ask(receipt, { id })} zones={zones} />}
      >
        <Section title="What was asked">
          <OwnAsked view={view} zones={zones} />
        </Section>
        <Section title="What was produced">
          <OwnDeliveries {...own} deliveries={await ask(ownDeliveries, of)} answered={view.answeredAt !== null} />
        </Section>
        <OwnLetters {...own} letters={await ask(ownLetters, of)} />
        <Section title="Messages">
          <OwnMessages
            {...{ id, zones, thread: await ask(ownThread, { id }) }}
            answerDueAt={view.answerDueAt}
            stopped={view.stoppedAt !== null}
            writable={view.state !== "withdrawn"}
            once={crypto.randomUUID()}
            answer={answerQuestion}
          />
        </Section>
        {view.canWithdraw && (
          <Section title="Withdraw it">
            <RetractRequest id={id} version={view.version} reference={view.reference} action={retractRequest} />
          </Section>
        )}
      </WithInspector>
    </>
  );
}
