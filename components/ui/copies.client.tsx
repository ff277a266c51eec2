"use client";

import { useEffect, useState } from "react";

/** Copies what a clicked `[data-copy]` holds and says so; `c` does it for the row that the keyboard stands on. Once, in the shell. */
export function Copies() {
  const [said, say] = useState("");
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
      if (!button) return;
      const value = button.dataset.copy ?? "";
      try {
        await navigator.clipboard.writeText(value);
        button.dataset.copied = "";
        say(`Copied ${value}`);
      } catch {
        selectText(button);
        say("The browser does not let this page copy. The text is selected: press Ctrl C.");
      }
      setTimeout(() => {
        delete button.dataset.copied;
        say("");
      }, 2500);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 mx-auto w-fit max-w-[90vw] truncate rounded-small bg-ink px-3 py-1.5 text-small text-paper empty:hidden desk:bottom-6"
      data-furniture
    >
      {said}
    </div>
  );
}

function selectText(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
