import { surfacesWords } from "#components/register/words.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { basisWords, canBeServed, type Instrument, processTypeLabels } from "#lib/law/instrument.ts";
import { InstrumentStatusMark } from "./instrument-status.tsx";
import { reachWords } from "./words.ts";

const orNull = (text: string) => (text === "" ? null : text);

/** All that the table says of one rule, and how it is read here. */
export function InstrumentFacts({ instrument, on }: { instrument: Instrument; on: string }) {
  const { processType, emergency, voluntary, nationalSecurity, traceability } = instrument;
  const traits = [
    emergency && "for emergencies",
    voluntary && "may lawfully be declined",
    traceability && "asks to trace an originator",
    nationalSecurity && "national security: a compartment of its own",
    !canBeServed(instrument) && "served on nobody as a request",
  ].filter((trait) => trait !== false);
  return (
    <Definitions
      items={[
        { term: "Citation", value: instrument.citation },
        { term: "Named in letters", value: instrument.provision },
        {
          term: "Status",
          value: <InstrumentStatusMark instrument={instrument} on={on} className="whitespace-normal" />,
        },
        {
          term: "Basis",
          value: `${basisWords[instrument.basis]}${instrument.source === "" ? "" : `: ${instrument.source}`}`,
        },
        { term: "Issued by", value: orNull(instrument.issuer) },
        { term: "Data", value: orNull(instrument.dataScope) },
        { term: "Reaches here", value: reachWords(instrument) ?? "no data" },
        { term: "Surfaces", value: surfacesWords(instrument.surfaces) },
        { term: "Deadline", value: orNull(instrument.deadline) },
        { term: "Non-disclosure", value: orNull(instrument.gagNotice) },
        { term: "Retention", value: orNull(instrument.retentionEffect) },
        { term: "Counted as", value: processType === null ? null : processTypeLabels[processType] },
        { term: "Note", value: orNull(instrument.note) },
        { term: "Character", value: traits.length === 0 ? null : traits.join("; ") },
      ].filter(({ value }) => value !== null)}
    />
  );
}
