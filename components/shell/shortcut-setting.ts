const place = "countersign-single-keys";

/** Whether single letters act. They can be turned off, since dictation and tremor press them too (WCAG 2.1.4). */
export function singleKeysOn(): boolean {
  return localStorage.getItem(place) !== "off";
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(place, on ? "on" : "off");
}

/** Whether the key is meant for a control that one writes into or that has keys of its own. */
export function isForControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector("[role=dialog],[role=menu],[role=listbox]") !== null) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target?.closest("textarea, select, [contenteditable=true], [role=tablist]") != null;
}
