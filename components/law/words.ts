import { categoryWords, processWords } from "#components/register/words.ts";
import type { Instrument, Jurisdiction } from "#lib/law/instrument.ts";

export const jurisdictionWords: Readonly<Record<Jurisdiction, string>> = {
  US: "United States",
  EU: "European Union",
  UK: "United Kingdom",
  IN: "India",
  BR: "Brazil",
  DE: "Germany",
  AU: "Australia",
  CA: "Canada",
  CH: "Switzerland",
  KR: "South Korea",
  INTL: "International",
};

/** How far an instrument goes, in a line: "subscriber, identification and traffic data". */
export function reachWords({ reach, jurisdiction }: Pick<Instrument, "reach" | "jurisdiction">): string | null {
  if (reach === null) return null;
  const words = reach.categories.map((category) => categoryWords[category].toLowerCase());
  const data = `${words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`} data`;
  const listed =
    reach.fields === undefined
      ? ""
      : `, only ${reach.fields.length} listed ${reach.fields.length === 1 ? "field" : "fields"}`;
  const future = reach.prospective ? ", from service on" : "";
  const rung = jurisdiction === "US" ? `, up to ${processWords[reach.process].toLowerCase()}` : "";
  return `${data}${listed}${future}${rung}`;
}
