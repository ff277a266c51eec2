"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Saves the file. A plain form where scripts do not run; with them a refusal is said on the page. */
export function FetchFile({ address, fileName, last }: { address: string; fileName: string; last: boolean }) {
  const [said, setSaid] = useState<{ refused: boolean; sentence: string } | null>(null);
  const router = useRouter();
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const refusal = await saved(address, fileName);
    setSaid({
      refused: refusal !== null,
      sentence: refusal ?? "The file was fetched. Compare its hash, then open it.",
    });
    // After the last time there is no page any more to come back to.
    if (refusal === null && !last) router.refresh();
  };
  return (
    <form action={address} method="post" onSubmit={fetchIt} className="flex flex-col items-start gap-4">
      {said !== null && (
        <Notice tone={said.refused ? "due" : "plain"} live={said.refused ? "alert" : "status"} title={said.sentence} />
      )}
      <Button type="submit" kind="main">
        <Download aria-hidden /> Fetch the file
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
    return "The server did not answer. The file is kept; try again.";
  }
}
