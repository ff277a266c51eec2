"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { ShownOnce } from "#components/forms/shown-once.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatInstant } from "#components/ui/time-format.ts";
import { welcomePath } from "#lib/people/person.ts";

type Made = { token: string; expiresAt: Date };

/** The one-time link that the form around has just made: shown now and never again. */
export function LinkShown({ address, zone }: { address: string; zone: string }) {
  const state = useFormState<Made>();
  if (state.answer !== "done") return null;
  const { token, expiresAt } = state.result;
  return (
    <Notice tone="act" live="status" title="The one-time link, shown only now" className="mb-5 max-w-xl">
      <p>
        Give it to them in person or by a channel that you trust, not by e-mail: whoever opens it first sets the
        password. It opens once, until {formatInstant(expiresAt, zone)}.
      </p>
      <ShownOnce value={`${address}${welcomePath(token)}`} label="the link" />
    </Notice>
  );
}
