"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { saveFile } from "#components/forms/save-file.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Saves a delivery. A plain form where scripts do not run; with them a refusal is said on the page. */
export function FetchDelivery({ address, fileName }: { address: string; fileName: string }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const router = useRouter();
  const fetchIt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unanswered = "The server did not answer. The production is kept; try again.";
    setRefusal(await saveFile(address, { fileName, unanswered }));
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
