import { choosableGrounds, conflictGround, type Ground } from "#lib/law/grounds.ts";
import type { Instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

/** The grounds that a proposal may name now: the regime's own, and a conflict of law once an objection was upheld. */
export function offeredGrounds(instrument: Instrument, conflictUpheld: boolean): readonly Ground[] {
  const conflict = conflictUpheld ? conflictGround(instrument) : null;
  return [...choosableGrounds(instrument), ...(conflict === null ? [] : [conflict])];
}

/**
 * The ground of a proposal, out of those that the regime allows; null where the findings say it all.
 * @throws Refusal `invalid` where the regime does not have it, or an available field would be kept back without one
 */
export function groundChosen(
  code: string | null,
  instrument: Instrument,
  facts: { conflictUpheld: boolean; keptBack: readonly string[]; refuses: boolean },
): Ground | null {
  const offered = offeredGrounds(instrument, facts.conflictUpheld);
  if (code === null) {
    const [first] = facts.keptBack;
    if (first === undefined) return null;
    throw wrong(`“${first}” is available: say on which ground it is not given. ${allowed(instrument, offered)}`);
  }
  const one = offered.find((each) => each.code === code);
  if (one === undefined) throw wrong(`“${code}” is no ground here. ${allowed(instrument, offered)}`);
  if (!facts.refuses) throw wrong("All that was asked would be given, so there is no ground to name.");
  return one;
}

function allowed(instrument: Instrument, offered: readonly Ground[]): string {
  const words = offered.map(({ words: said, article }) => `${said} (${article})`).join("; ");
  return `Under ${instrument.name}, a provider can decline for: ${words}.`;
}

function wrong(sentence: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was changed.`, { ground: sentence });
}
