import { FileField } from "#components/documents/file-field.client.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { classes } from "#components/ui/classes.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { messageKindWords, messageLengthMax, type OpenMessage } from "#lib/messages/message.ts";

type Zones = { zone: string; legalZone: string };
type OwnMessagesProps = {
  id: string;
  thread: readonly OpenMessage[];
  zones: Zones;
  /** By when a question of the desk waits for an answer. */
  answerDueAt: Date | null;
  /** Whether the request's clock stands still meanwhile. */
  stopped: boolean;
  writable: boolean;
  /** So that what is sent twice lands once. */
  once: string;
  answer: FormAction;
};

/** What officer and service wrote to each other, oldest first, and what the officer can write now. */
export function OwnMessages({ id, thread, zones, answerDueAt, stopped, writable, once, answer }: OwnMessagesProps) {
  return (
    <>
      {thread.length === 0 ? (
        <p className="mb-5 text-soft">Nobody has written yet.</p>
      ) : (
        <ol className="mb-6 flex flex-col gap-5">
          {thread.map((message) => (
            <Message key={message.id} message={message} zones={zones} />
          ))}
        </ol>
      )}
      {answerDueAt !== null && (
        <div className="mb-8">
          <Notice tone="act" title="The service asks you something, and waits for the answer" className="mb-4">
            {stopped ? "The clock stands still until then." : "The clock runs on meanwhile."} Answer by{" "}
            <Instant at={answerDueAt} {...zones} />.
          </Notice>
          <ActionForm action={answer} hidden={{ id }} submit="Answer the question">
            <LongTextField name="answer" label="Your answer" maxLength={messageLengthMax} rows={4} />
          </ActionForm>
        </div>
      )}
      {writable && (
        <UploadForm address={`/officer/requests/${id}/write`} hidden={{ once }} submit="Send the message" kind="plain">
          <LongTextField name="text" label="Write to the desk" maxLength={messageLengthMax} rows={4} />
          <FileField name="file" label="Documents" optional multiple />
        </UploadForm>
      )}
    </>
  );
}

function Message({ message, zones }: { message: OpenMessage; zones: Zones }) {
  const { direction, kind, sentByName, sentAt, text } = message;
  return (
    <li className={classes("max-w-prose border-l-3 pl-4", direction === "out" ? "border-ink" : "border-edge")}>
      <p className="text-small text-soft">
        <span className="font-strong text-ink">{sentByName}</span>, {messageKindWords[kind].toLowerCase()},{" "}
        <Instant at={sentAt} {...zones} />
      </p>
      <p className="whitespace-pre-line">{text ?? "Its retention ended, and it was destroyed."}</p>
    </li>
  );
}
