"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Saves a delivery. A plain form where scripts do not run; with them a refusal is said on the page. */
export function FetchDelivery({ address, fileName }: { address: string; fileName: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const router = useRouter();
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefusal(await saved(address, fileName));
    router.refresh();
  };
  return (
    <form action={address} method="post" onSubmit={fetchIt} className="flex flex-col items-start gap-3">
      {refusal !== null && <Notice tone="grave" live="alert" title={refusal} />}
      <Button type="submit" kind="main">
        <Download aria-hidden /> Fetch the production
      </Button>
    </form>
  );
}

/** Null where it was saved, else the sentence why not. */
async function saved(address: string, fileName: string): Promise<string | null> {
  try {
    const response = await fetch(address, { method: "POST" });
    if (!response.ok) {
      const { detail } = (await response.json()) as { detail?: string };
      return detail ?? "It could not be fetched. Nothing was changed; try again.";
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = fileName;
    link.click();
    // The browser begins to save after the click has returned: an address that is gone by then saves nothing.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return null;
  } catch {
    return "The server did not answer. The production is kept; try again.";
  }
}
