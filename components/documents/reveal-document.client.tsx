"use client";

import { type FormEvent, useState } from "react";
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
    try {
      const response = await fetch(address, { method: "POST", body: new FormData(event.currentTarget) });
      if (response.ok) {
        save(await response.blob(), response.headers.get("content-disposition"), fileName);
        return setTold({ tone: "plain", sentence: "It is saved on your computer, and that you looked is in the log." });
      }
      const { detail } = (await response.json()) as { detail?: string };
      setTold({
        tone: "grave",
        sentence: detail ?? "The document was not handed out. Nothing was changed; try again.",
      });
    } catch {
      setTold({ tone: "grave", sentence: "The server did not answer. The document is kept; try again." });
    }
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

function save(blob: Blob, disposition: string | null, otherwise: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  link.download = encoded === undefined ? otherwise : decodeURIComponent(encoded);
  link.click();
  // The browser begins to save after the click has returned: an address that is gone by then saves nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
