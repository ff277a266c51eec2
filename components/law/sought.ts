import { everyInstrument, type Instrument, type Jurisdiction } from "#lib/law/instrument.ts";
import { jurisdictionWords } from "./words.ts";

/** The instruments whose name, citation or id holds the text, by State in the order of the table. */
export function soughtInstruments(text: string): { title: string; instruments: Instrument[] }[] {
  const sought = text.trim().toLowerCase();
  const found = everyInstrument.filter(({ id, name, citation, provision }) =>
    [id, name, citation, provision].some((each) => each.toLowerCase().includes(sought)),
  );
  return (Object.keys(jurisdictionWords) as Jurisdiction[])
    .map((state) => ({
      title: jurisdictionWords[state],
      instruments: found.filter(({ jurisdiction }) => jurisdiction === state),
    }))
    .filter(({ instruments }) => instruments.length > 0);
}
