"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { ShownOnce } from "#components/forms/shown-once.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** The address that was just made: held in this page only, gone when it is left. */
export function FeedAddress({ desk }: { desk: string }) {
  const state = useFormState<{ secret: string }>();
  if (state.answer !== "done") return null;
  return (
    <Notice tone="plain" live="status" title="Copy the address now; it is not shown again.">
      <ShownOnce value={`${desk}/calendar/${state.result.secret}.ics`} label="the address" />
    </Notice>
  );
}
