import { countryChoices } from "#components/authorities/countries.ts";
import { codesOf, type Dimension } from "#lib/tallies/tally.ts";
import { codeWords, dimensionWords } from "./words.ts";

/** Every dimension with its codes, to be held fast in a form: the explorer's and the list's. */
export const narrowingChoices = (
  ["action", "reason", "signal", "automation", "found", "surface", "country"] as const
).map((name: Dimension) => ({
  name,
  label: dimensionWords[name].one,
  every: dimensionWords[name].every,
  choices:
    name === "country" ? countryChoices : codesOf[name].map((code) => ({ value: code, label: codeWords(name, code) })),
}));
