import type { Jurisdiction } from "./rule.ts";

/** The Member States of the Union, as ISO 3166-1 alpha-2 codes. */
export const memberStates: readonly string[] =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/** Whether an authority of a State (ISO 3166-1 alpha-2; EL and UK are understood) can use an instrument of a jurisdiction. */
export function isOf(jurisdiction: Jurisdiction, state: string): boolean {
  const code = { EL: "GR", UK: "GB" }[state] ?? state;
  if (jurisdiction === "INTL") return true;
  if (jurisdiction === "EU") return memberStates.includes(code);
  return code === (jurisdiction === "UK" ? "GB" : jurisdiction);
}
