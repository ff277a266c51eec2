"use client";

import { useEffect, useRef } from "react";

/** Shows the text of every `[data-tip]` under the pointer or the focus; Escape hides it. Mounted once, in the shell. */
export function Tips() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const hide = () => box.current?.hidePopover?.();
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target && box.current?.contains(target)) return;
      const tipped =
        target?.closest<HTMLElement>("[data-tip]") ?? target?.querySelector<HTMLElement>(":scope > [data-tip]");
      if (!tipped || !box.current) return hide();
      place(box.current, tipped);
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", show);
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", hide, { passive: true, capture: true });
    return () => {
      document.removeEventListener("pointerover", show);
      document.removeEventListener("focusin", show);
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden="true"
      className="fixed m-0 max-w-72 rounded-small bg-ink px-2 py-1 text-small text-paper"
      data-furniture
    />
  );
}

function place(box: HTMLDivElement, tipped: HTMLElement): void {
  box.textContent = tipped.dataset.tip ?? "";
  box.showPopover?.();
  const at = tipped.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.top - height - 6 < 0;
  box.style.top = `${below ? at.bottom + 6 : at.top - height - 6}px`;
  box.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - width / 2, window.innerWidth - width - 8))}px`;
}
