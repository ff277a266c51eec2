import { MailOpen } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type ListedMessage, messageKindWords } from "#lib/messages/message.ts";

type MessageListProps = { messages: readonly ListedMessage[]; zones: { zone: string; legalZone: string } };

/** Who wrote when, and whether it was read; not a word of what. */
export function MessageList({ messages, zones }: MessageListProps) {
  return (
    <Table caption="Messages of this request" stacked>
      <thead>
        <tr>
          <Head>Written</Head>
          <Head>By</Head>
          <Head>Kind</Head>
          <Head>Read</Head>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <Row key={message.id}>
            <RowHead>
              <Instant at={message.sentAt} {...zones} stop={false} />
            </RowHead>
            <Cell>
              {message.sentByName}
              <span className="text-soft">{message.direction === "in" ? ", officer" : ", desk"}</span>
            </Cell>
            <Cell head="Kind">{messageKindWords[message.kind]}</Cell>
            <Cell head="Read">
              <ReadMark message={message} zones={zones} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function ReadMark({ message, zones }: { message: ListedMessage; zones: MessageListProps["zones"] }) {
  if (message.destroyed) return <span className="text-soft">Destroyed with its retention</span>;
  if (message.direction === "out") return <span className="text-soft">In the portal</span>;
  if (message.readAt !== null) return <Instant at={message.readAt} {...zones} stop={false} />;
  return (
    <Badge tone="act" icon={MailOpen}>
      Not read yet
    </Badge>
  );
}
