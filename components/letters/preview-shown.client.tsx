"use client";

import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ShownBlock } from "./blocks.ts";
import { LetterSheet } from "./letter-sheet.tsx";

type Shown = { language: string; version: number; title: string; blocks: readonly ShownBlock[]; pdf: Uint8Array };

/** The letter that the form around has just previewed, its PDF, and what can be done with it. */
export function PreviewShown({ acts }: { acts?: ReactNode }) {
  const state = useFormState<Shown>();
  const pdf = state.answer === "done" ? state.result.pdf : null;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (pdf === null) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(pdf)], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [pdf]);
  if (state.answer !== "done") return null;
  const { language, version, title, blocks } = state.result;
  return (
    <div role="status" className="mb-6 flex flex-col gap-4">
      <LetterSheet language={language} preview={`Preview, version ${version} of the text`} blocks={blocks} />
      <div className="flex flex-wrap items-start gap-3">
        {acts}
        {address !== null && (
          <Button asChild>
            <a href={address} download={`${title}.pdf`}>
              <FileText aria-hidden /> Save the preview as PDF
            </a>
          </Button>
        )}
      </div>
    </div>
  );
}
