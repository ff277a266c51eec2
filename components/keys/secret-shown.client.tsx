"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { ShownOnce } from "#components/forms/shown-once.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** The secret of the key that the form around has just made: shown now and never again. */
export function SecretShown() {
  const state = useFormState<{ source: string; secret: string }>();
  if (state.answer !== "done") return null;
  const { source, secret } = state.result;
  return (
    <Notice tone="act" live="status" title={`The secret of ${source}, shown only now`} className="mb-5 max-w-xl">
      <p>
        Put it where the machine keeps its secrets; it sends it as <code>Authorization: Bearer …</code>. We keep its
        SHA-256 and cannot show it again.
      </p>
      <ShownOnce value={secret} label="the secret" />
    </Notice>
  );
}
