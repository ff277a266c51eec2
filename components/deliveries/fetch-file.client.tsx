"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { saveFile } from "#components/forms/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Saves the file. A plain form where scripts do not run; with them a refusal is said on the page. */
export function FetchFile({ address, fileName, last }: { address: string; fileName: string; last: boolean }) {
  const [said, setSaid] = useState<{ refused: boolean; sentence: string } | null>(null);
  const router = useRouter();
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unanswered = "The server did not answer. The file is kept; try again.";
    const refusal = await saveFile(address, { fileName, unanswered });
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
