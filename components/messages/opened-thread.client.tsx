"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { messageKindWords, type OpenMessage } from "#lib/messages/message.ts";

/** The texts that an opening showed: held in this page only, gone when it is left. */
export function OpenedThread({ zone, legalZone }: { zone: string; legalZone: string }) {
  const state = useFormState<{ messages: readonly OpenMessage[] }>();
  if (state.answer !== "done") return null;
  return (
    <ol aria-live="polite" aria-label="Messages, opened" className="mb-6 flex flex-col border-ink border-y">
      {state.result.messages.map((message) => (
        <li key={message.id} className="border-rule border-b py-4 last:border-b-0">
          <p className="mb-1.5 flex flex-wrap gap-x-3 text-small text-soft">
            <span className="font-strong text-ink">{message.sentByName}</span>
            <span>{message.direction === "in" ? "to the desk" : "to the officer"}</span>
            <span>{messageKindWords[message.kind]}</span>
            <Instant at={new Date(message.sentAt)} zone={zone} legalZone={legalZone} />
          </p>
          {message.text === null ? (
            <p className="text-soft">Its retention ended, and it was destroyed.</p>
          ) : (
            <p className="max-w-prose font-serif text-body whitespace-pre-wrap wrap-anywhere">{message.text}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
