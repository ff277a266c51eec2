"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { saveFile } from "#components/forms/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

const address = "/holds/notices/file";

/** Makes the file of notices that are due, or fetches one again; a plain form where scripts do not run. */
export function ExportForm({ batchId, label, main = false }: { batchId?: string; label: string; main?: boolean }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const router = useRouter();
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefusal(null);
    const unanswered = "The server did not answer. Look at the list: a file that was made can be fetched again.";
    const refused = await saveFile(address, { form: event.currentTarget, fileName: "notices.csv", unanswered });
    setRefusal(refused);
    if (refused === null) router.refresh();
  };
  return (
    <form action={address} method="post" onSubmit={fetchIt} className="flex flex-col gap-2">
      {refusal !== null && <Notice tone="grave" live="alert" title={refusal} />}
      {batchId !== undefined && <input type="hidden" name="batchId" value={batchId} />}
      <Button type="submit" kind={main ? "main" : "plain"} size={main ? "base" : "small"} className="w-fit">
        {label}
      </Button>
    </form>
  );
}
