import { jurisdictionWords } from "#components/law/words.ts";
import { basisWords, canBeServed, everyInstrument, statusWords } from "#lib/law/instrument.ts";
import type { InstrumentChoice } from "./instrument-field.client.tsx";

/** The instruments under which a request can be taken in here, by State; national security has a compartment of its own. */
export function instrumentChoices(on: string): InstrumentChoice[] {
  return everyInstrument
    .filter((one) => canBeServed(one) && !one.nationalSecurity)
    .map((one) => ({
      id: one.id,
      label: `${jurisdictionWords[one.jurisdiction]}: ${one.name}`,
      citation: one.citation,
      status: statusWords(one, on),
      basis: basisWords[one.basis],
      deadline: one.deadline === "" ? "none stated" : one.deadline,
    }));
}
