"use client";

import { type FormEvent, useState } from "react";
import { saveFile } from "#components/forms/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { revealReasonWords } from "./words.ts";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** Fetches a production, for a reason. A plain form where scripts do not run; with them a refusal is said on the page. */
export function DownloadForm({ id, main }: { id: string; main: boolean }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const address = `/requests/${id}/production`;
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefusal(null);
    const unanswered = "The server did not answer. The production is kept; try again.";
    setRefusal(await saveFile(address, { form: event.currentTarget, fileName: "production.zip", unanswered }));
  };
  return (
    <form action={address} method="post" onSubmit={fetchIt} className="flex max-w-xl flex-col gap-3">
      {refusal !== null && <Notice tone="grave" live="alert" title={refusal} />}
      <div className="flex flex-wrap items-end gap-2">
        <Field name="reason" id="download-reason" label="Reason" className="min-w-60 flex-1">
          {(wiring) => <Select {...wiring} required choices={reasons} empty="Choose a reason" defaultValue="" />}
        </Field>
        <Button type="submit" kind={main ? "main" : "plain"}>
          Fetch the production
        </Button>
      </div>
    </form>
  );
}
