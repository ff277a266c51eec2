import { timeWords } from "./calendar.ts";
import { type Deadline, deadline, type Pause } from "./clock.ts";
import type { Instrument, InstrumentKind } from "./rule.ts";

const usualHours = 120;

/** The house's own pace in hours, by what is asked, where the organisation has set none of its own. */
const hoursByKind: Partial<Readonly<Record<InstrumentKind, number>>> = {
  emergency: 2,
  preservation: 24,
  removal: 1,
  grievance: 72,
};

/** The house's target for an instrument in hours; emergencies first, five days where nothing presses. */
export function houseTargetHours(instrument: Pick<Instrument, "kind">): number {
  return hoursByKind[instrument.kind] ?? usualHours;
}

/**
 * The second clock: the house's own target, in hours from receipt, stopped by the same pauses and never later than the law
 * (`legalDueAt` from `deadline`). `targetHours` is the organisation's own, when it has set one.
 */
export function houseTarget(input: {
  readonly instrument: Pick<Instrument, "id" | "kind">;
  readonly receivedAt: Date;
  readonly zone: string;
  readonly pauses: readonly Pause[];
  readonly legalDueAt: Date | null;
  readonly targetHours?: number;
}): Deadline {
  const length = input.targetHours ?? houseTargetHours(input.instrument);
  const id = `HOUSE-${input.instrument.kind}`;
  const count = { by: "hours", length, skipsHourOfReceipt: false } as const;
  const version = { id: `${id}@${length}h`, from: null, until: null, provision: "The house's own target", count };
  const rule = { id, instrument: input.instrument.id, versions: [version] };
  const target = deadline({ ...input, rule, holidays: () => false });
  if (!target.dueAt || !input.legalDueAt || target.dueAt <= input.legalDueAt) return target;
  const why = [...target.why.slice(0, -1), `The law is earlier: due ${timeWords(input.legalDueAt, input.zone)}.`];
  const cutMs = target.dueAt.getTime() - input.legalDueAt.getTime();
  return { ...target, dueAt: input.legalDueAt, allowedMs: Math.max(0, (target.allowedMs ?? 0) - cutMs), why };
}
