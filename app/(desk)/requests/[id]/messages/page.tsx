import type { Metadata } from "next";
import { MessageList } from "#components/messages/message-list.tsx";
import { OpenMessages } from "#components/messages/open-messages.tsx";
import { WriteMessage } from "#components/messages/write-message.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { thread } from "#lib/messages/thread.ts";
import { ask } from "../../../../ask.ts";
import { caseProps } from "../read.ts";
import { open, send } from "./actions.ts";

export const metadata: Metadata = { title: "Messages" };

type Props = { params: Promise<{ id: string }> };

/** What officer and desk wrote to each other about a case: when, at first; what, for a reason. */
export default async function MessagesPage({ params }: Props) {
  const { id } = await params;
  const { actor, zones } = await caseProps(id);
  const { messages, officer } = await ask(thread, { id });
  return (
    <>
      <Section title="Messages">
        {messages.length === 0 ? (
          <Empty title="Nobody has written yet">
            What the officer and the desk write to each other about this request will be listed here.
          </Empty>
        ) : (
          <>
            <MessageList messages={messages} zones={zones} />
            {may(actor.role, "messages:reveal") && <OpenMessages requestId={id} action={open} zones={zones} />}
          </>
        )}
      </Section>
      {may(actor.role, "messages:send") && (
        <Section title="Write to the officer">
          <WriteMessage
            requestId={id}
            officer={officer}
            action={send}
            kind={messages.length === 0 ? "main" : "plain"}
          />
        </Section>
      )}
    </>
  );
}
