"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type Room, roomsOf } from "./rooms.ts";
import { isForControl, singleKeysOn } from "./shortcut-setting.ts";

/**
 * The keyboard of every page, in one listener: `j k` walk the `[data-row]` elements, `↵` follows the row's link, `x` ticks its
 * `[data-select]` box, `c` copies its `[data-copy]`, `n p` turn the page, `/` goes to the search field, `g` and a letter enters a room.
 * Any other letter or figure acts on what stands on the page with it as `data-key`: a field takes the focus, a button or a link is pressed.
 */
export function KeyboardList({ open }: { open: readonly Room[] }) {
  const router = useRouter();
  const leading = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isForControl(event) || !singleKeysOn()) return;
      const led = leading.current;
      leading.current = !led && event.key === "g";
      const place = led ? roomsOf(open).find((each) => each.key === event.key) : undefined;
      if (place) router.push(place.href);
      if (place || (!led && press(event.key))) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, router]);
  return null;
}

const current = () => document.querySelector<HTMLElement>("[data-row][data-current]");

/** Does what the key says; false when there is nothing for it to act on. */
function press(key: string): boolean {
  if (key === "j" || key === "k") return walk(key === "j" ? 1 : -1);
  if (key === "Enter") {
    if (!["BODY", "MAIN", "TR"].includes(document.activeElement?.tagName ?? "BODY")) return false;
    return click(current()?.querySelector<HTMLElement>("a[href]"));
  }
  if (key === "x") return click(current()?.querySelector<HTMLElement>("input[data-select]"));
  if (key === "c") return click((current() ?? document).querySelector<HTMLElement>("[data-copy]"));
  if (key === "n") return click(document.querySelector<HTMLElement>("a[data-page=next]"));
  if (key === "p") return click(document.querySelector<HTMLElement>("a[data-page=prev]"));
  if (key === "/") return focus(document.querySelector<HTMLElement>("main input[type=search]"));
  return own(key);
}

/** What a page has under a key of its own, where it can be seen. */
function own(key: string): boolean {
  if (!/^[a-z1-9]$/.test(key)) return false;
  const element = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (element === null || element.offsetParent === null) return false;
  return element.matches("select, input, textarea") ? focus(element) : click(element);
}

function click(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return element != null;
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}

function walk(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const from = current();
  const at = from === null ? (by === 1 ? 0 : rows.length - 1) : rows.indexOf(from) + by;
  const row = rows[Math.max(0, Math.min(at, rows.length - 1))];
  if (row === undefined) return false;
  if (from !== null) delete from.dataset.current;
  row.dataset.current = "";
  // The row takes the focus itself, so the screen reader reads it and Tab goes on from there.
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}
