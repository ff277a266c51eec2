"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
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
    try {
      const response = await fetch(address, { method: "POST", body: new FormData(event.currentTarget) });
      if (!response.ok) {
        const { detail } = (await response.json()) as { detail?: string };
        return setRefusal(detail ?? "The file could not be made. Nothing was changed; try again.");
      }
      save(await response.blob(), response.headers.get("content-disposition"));
      router.refresh();
    } catch {
      setRefusal("The server did not answer. Look at the list: a file that was made can be fetched again.");
    }
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

function save(blob: Blob, disposition: string | null): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? "notices.csv";
  link.click();
  // The browser begins to save after the click has returned: an address that is gone by then saves nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
