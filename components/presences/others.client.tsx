"use client";

import { Eye } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { Mark } from "#components/ui/badge.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { beatMs, type Present, presentWords } from "#lib/presences/presence.ts";

/** One case is open in a page; whatever shows who else is there reads it here. */
let present: readonly Present[] = [];
const nobody: readonly Present[] = [];
const listeners = new Set<() => void>();

function tell(others: readonly Present[]): void {
  present = others;
  for (const listener of listeners) listener();
}

function usePresent(): readonly Present[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => present,
    () => nobody,
  );
}

/** Says that the case is open here while its page is seen, and who else has it open. */
export function Presence({ id }: { id: string }) {
  useEffect(() => {
    let ended = false;
    const beat = async () => {
      if (document.visibilityState === "hidden") return;
      const response = await fetch(`/requests/${id}/presence`, { method: "POST" }).catch(() => null);
      const others = response?.ok ? ((await response.json()) as { others: Present[] }).others : nobody;
      if (!ended) tell(others);
    };
    void beat();
    const timer = setInterval(() => void beat(), beatMs);
    const onSeen = () => void beat();
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSeen);
      tell(nobody);
    };
  }, [id]);
  const words = presentWords(usePresent());
  return (
    <span role="status" className="contents">
      {words !== "" && (
        <Mark icon={Eye} className="text-small">
          {words}
        </Mark>
      )}
    </span>
  );
}

/** Beside a form that decides: somebody else may be about to do the same. Of two, one wins and the other is told. */
export function OthersNotice() {
  const words = presentWords(usePresent());
  if (words === "") return null;
  return (
    <Notice tone="due" title={`${words}.`} className="my-4">
      Ask before you go on: of two who sign at once, one wins and the other is told who.
    </Notice>
  );
}
