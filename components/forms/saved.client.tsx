"use client";

import { Notice } from "#components/ui/notice.tsx";
import { useFormState } from "./action-form.client.tsx";

/** Says that the form around did its work, where the page itself does not show it. */
export function Saved({ sentence }: { sentence: string }) {
  return useFormState().answer === "done" ? (
    <Notice tone="plain" live="status" title={sentence} className="mb-5 max-w-xl" />
  ) : null;
}
