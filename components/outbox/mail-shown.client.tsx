"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import type { MailText } from "#lib/outbox/mail.ts";

/** The mail that the form around has just opened: plain text, as it leaves. */
export function MailShown() {
  const state = useFormState<MailText>();
  if (state.answer !== "done") return null;
  const { to, subject, text } = state.result;
  return (
    <div className="mb-5 flex flex-col gap-2" role="status">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-soft">To</dt>
        <dd className="break-all select-all">{to}</dd>
        <dt className="text-soft">Subject</dt>
        <dd>{subject}</dd>
      </dl>
      <pre className="border border-rule bg-wash p-3 font-serif break-words whitespace-pre-wrap">{text}</pre>
    </div>
  );
}
