"use client";

import { type FormEvent, useState } from "react";
import { saveFile } from "#components/forms/save-file.ts";
import { revealReasonWords } from "#components/requests/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** Fetches a document for a reason, to be opened on the reader's own computer. A plain form where scripts do not run. */
export function RevealDocument({ address, id, fileName }: { address: string; id: string; fileName: string }) {
  const [told, setTold] = useState<{ tone: "grave" | "plain"; sentence: string } | null>(null);
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTold(null);
    const unanswered = "The server did not answer. The document is kept; try again.";
    const refusal = await saveFile(address, { form: event.currentTarget, fileName, unanswered });
    const saved = "It is saved on your computer, and that you looked is in the log.";
    setTold(refusal === null ? { tone: "plain", sentence: saved } : { tone: "grave", sentence: refusal });
  };
  return (
    <form action={address} method="post" onSubmit={fetchIt} className="flex flex-col gap-4">
      {told !== null && (
        <Notice tone={told.tone} live={told.tone === "grave" ? "alert" : "status"} title={told.sentence} />
      )}
      <Field name="reason" id={`reason-${id}`} label="Reason">
        {(wiring) => <Select {...wiring} required choices={reasons} empty="Choose a reason" defaultValue="" />}
      </Field>
      <Button type="submit" kind="main" className="self-start">
        Record and save the document
      </Button>
    </form>
  );
}
