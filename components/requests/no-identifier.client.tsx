"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isIdentifier } from "#lib/requests/searchText.ts";

/** Under this name what was typed waits for the form that looks it up; the browser forgets it with the tab. */
const carried = "countersign-look-up";

/**
 * Keeps an identifier out of an address: where the form's text looks like one, it is not sent, and waits in the form that looks
 * identifiers up with a reason.
 */
export function NoIdentifier({ form, input }: { form: string; input: string }) {
  const router = useRouter();
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const sent = event.target;
      if (!(sent instanceof HTMLFormElement) || sent.id !== form) return;
      const typed = String(new FormData(sent).get(input) ?? "");
      if (!isIdentifier(typed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      carryIdentifier(typed);
      sent.reset();
      router.push("/search?identifier=1#look-up");
    };
    // Before the form's own listener, which would write it into the address.
    document.addEventListener("submit", onSubmit, { capture: true });
    return () => document.removeEventListener("submit", onSubmit, { capture: true });
  }, [form, input, router]);
  return null;
}

/** Hands an identifier to the form that looks it up, past every address. */
export function carryIdentifier(typed: string): void {
  sessionStorage.setItem(carried, typed);
  window.dispatchEvent(new Event(carried));
}

/** What was handed over, once. */
export function takeIdentifier(): string {
  const typed = sessionStorage.getItem(carried) ?? "";
  sessionStorage.removeItem(carried);
  return typed;
}

/** Calls back when something is handed over while the form is there; answers how to stop. */
export function onIdentifier(work: () => void): () => void {
  window.addEventListener(carried, work);
  return () => window.removeEventListener(carried, work);
}
