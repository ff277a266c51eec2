"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { ActionForm, useFormState } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { onIdentifier, takeIdentifier } from "./no-identifier.client.tsx";
import { type State, StateBadge } from "./state-badge.tsx";
import { countWords, revealReasonWords } from "./words.ts";

type Match = { id: string; reference: string; authority: string; state: State; imported: boolean };
type Answer = { matches: Match[]; more: boolean };

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** Finds the requests that name an identifier: with a reason, recorded, and never by an address. `asked`: it was typed elsewhere. */
export function LookUpForm({ action, asked }: { action: FormAction; asked: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const take = () => {
      const typed = takeIdentifier();
      const input = place.current?.querySelector<HTMLInputElement>("input[name=identifier]");
      if (typed === "" || input == null) return;
      input.value = typed;
      place.current?.querySelector<HTMLSelectElement>("select[name=reason]")?.focus();
    };
    take();
    return onIdentifier(take);
  }, []);
  return (
    <div ref={place}>
      {asked && (
        <Notice title="What you typed looks like an identifier." className="mb-4 max-w-xl">
          It was not searched for. Say why you look it up: that is recorded, the identifier is not.
        </Notice>
      )}
      <ActionForm action={action} submit="Look it up" done={<Matches />}>
        <TextField
          name="identifier"
          label="Identifier"
          hint="A telephone number, an e-mail address or an account, whole. It is found by a keyed index and shown nowhere."
          maxLength={320}
          autoComplete="off"
          spellCheck={false}
          className="[&_input]:font-mono"
        />
        <ChoiceField name="reason" label="Why you look" choices={reasons} />
      </ActionForm>
    </div>
  );
}

function Matches() {
  const state = useFormState<Answer>();
  if (state.answer !== "done") return null;
  const { matches, more } = state.result;
  if (matches.length === 0) {
    return <Notice live="status" title="No request names it." className="mb-5 max-w-xl" />;
  }
  return (
    <div role="status" className="mb-5 max-w-xl border-rule border-y">
      <p className="py-2 font-strong">
        {countWords(matches.length, "request names", "requests name")} it{more ? ", and older ones" : ""}.
      </p>
      <ul>
        {matches.map(({ id, reference, authority, state, imported }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 border-rule border-t py-1.5">
            <Link href={`/requests/${id}`} className="font-mono">
              {reference}
            </Link>
            <span>{authority}</span>
            <StateBadge state={state} imported={imported} />
          </li>
        ))}
      </ul>
    </div>
  );
}
