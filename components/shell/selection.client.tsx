"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";

type SelectionProps = {
  /** Id of the form that acts on what is ticked; its boxes are `Checkbox data-select name="ticked" form={form}`. */
  form: string;
  /** Submit buttons of that form. */
  children: ReactNode;
};

/** What is ticked stays ticked while the pages of one list are turned; those of other pages are sent with the form. */
export function Selection({ form, children }: SelectionProps) {
  const place = `countersign-ticked:${usePathname()}`;
  const page = useSearchParams().toString();
  const [ticked, setTicked] = useState<string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page has new boxes
  useEffect(() => {
    const kept = new Set<string>(JSON.parse(sessionStorage.getItem(place) ?? "[]"));
    for (const box of boxes()) box.checked = kept.has(box.value);
    setTicked([...kept]);
    const onChange = (event: Event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.dataset.select === undefined) return;
      if (box.checked) kept.add(box.value);
      else kept.delete(box.value);
      sessionStorage.setItem(place, JSON.stringify([...kept]));
      setTicked([...kept]);
    };
    document.addEventListener("change", onChange);
    return () => document.removeEventListener("change", onChange);
  }, [place, page]);
  const clear = () => {
    for (const box of boxes()) box.checked = false;
    sessionStorage.removeItem(place);
    setTicked([]);
  };
  if (ticked.length === 0) return null;
  const here = new Set(boxes().map((box) => box.value));
  const elsewhere = ticked.filter((value) => !here.has(value));
  return (
    <div
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit flex-wrap items-center gap-3 rounded-base border border-rule bg-sheet px-4 py-2.5 shadow-float phone:bottom-20"
      data-furniture
    >
      <p role="status">
        <strong>{ticked.length}</strong> ticked
        {elsewhere.length > 0 && <span className="text-soft">, {elsewhere.length} on other pages</span>}
      </p>
      {elsewhere.map((value) => (
        <input key={value} type="hidden" name="ticked" value={value} form={form} />
      ))}
      {children}
      <Button kind="quiet" onClick={clear}>
        Clear
      </Button>
    </div>
  );
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("input[data-select]")];
}
