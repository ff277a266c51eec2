import { CircleDashed, Gavel, type LucideIcon, Scale, Split } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { basisWords, type Instrument, type InstrumentStatus, statusWords } from "#lib/law/instrument.ts";

const drawn: Record<InstrumentStatus, { icon: LucideIcon; tone: Tone }> = {
  in_force: { icon: Scale, tone: "plain" },
  "in_force_2026-08-18": { icon: Scale, tone: "plain" },
  pending_bill: { icon: CircleDashed, tone: "quiet" },
  litigation_pending: { icon: Gavel, tone: "due" },
  partial: { icon: Split, tone: "due" },
  switched_on: { icon: Scale, tone: "due" },
  switched_off: { icon: CircleDashed, tone: "quiet" },
};

type Props = { instrument: Pick<Instrument, "status" | "inForceFrom">; on: string; className?: string };

/** Whether a rule binds on a day. Amber where it does and a court may yet say otherwise. */
export function InstrumentStatusMark({ instrument, on, className }: Props) {
  const { icon, tone } = drawn[instrument.status];
  return (
    <Mark tone={tone} icon={icon} {...(className === undefined ? {} : { className })}>
      {statusWords(instrument as Instrument, on)}
    </Mark>
  );
}

/** Citation, status and basis, as they stand beside every use of an instrument. */
export function InstrumentLine({ instrument, on }: { instrument: Instrument; on: string }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <span>{instrument.citation}</span>
      <InstrumentStatusMark instrument={instrument} on={on} className="text-small" />
      <span className="text-small text-soft">{basisWords[instrument.basis]}</span>
    </span>
  );
}
