import Link from "next/link";
import { InstrumentLine } from "#components/law/instrument-status.tsx";
import { jurisdictionWords } from "#components/law/words.ts";
import { Section } from "#components/shell/page-header.tsx";
import { type Instrument, processTypeLabels } from "#lib/law/instrument.ts";

/** The first question of a new request: under which instrument. Emergencies first, then by whose law. */
export function InstrumentList({ instruments, on }: { instruments: readonly Instrument[]; on: string }) {
  const emergencies = instruments.filter(({ kind }) => kind === "emergency");
  const others = instruments.filter(({ kind }) => kind !== "emergency");
  const laws = [...new Set(others.map(({ jurisdiction }) => jurisdiction))];
  return (
    <>
      {emergencies.length > 0 && (
        <Section title="Somebody's life or limb is in danger now">
          <Choices instruments={emergencies} on={on} />
        </Section>
      )}
      {laws.map((law) => (
        <Section key={law} title={jurisdictionWords[law]}>
          <Choices instruments={others.filter(({ jurisdiction }) => jurisdiction === law)} on={on} />
        </Section>
      ))}
    </>
  );
}

function Choices({ instruments, on }: { instruments: readonly Instrument[]; on: string }) {
  return (
    <ul className="divide-y divide-rule">
      {instruments.map((one) => (
        <li key={one.id} className="grid gap-x-8 gap-y-1 py-3 desk:grid-cols-[22rem_minmax(0,1fr)]">
          <span>
            <Link href={`/officer/requests/new?instrument=${encodeURIComponent(one.id)}`} className="link font-strong">
              {one.name}
            </Link>
            <span className="block text-small text-soft">
              {one.processType === null ? "" : processTypeLabels[one.processType]}
            </span>
          </span>
          <span>
            <InstrumentLine instrument={one} on={on} />
            <span className="block text-small text-soft">
              Term: {one.deadline === "" ? "none stated" : one.deadline}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
