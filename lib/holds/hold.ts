import { type HoldRule, holdRule, holdRules } from "#lib/law/hold.ts";
import { canBeServed, instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

export const holdStates = ["running", "released", "ended"] as const;
export type HoldState = (typeof holdStates)[number];

/** People are told of the end of a hold a week before. */
export const warningMs = 7 * 24 * 60 * 60_000;

/** Records frozen for somebody who may ask for them later. It gives nothing to anybody. */
export type Hold = {
  readonly id: string;
  readonly requestId: string;
  /** The rule whose term it has: an id of `lib/law/hold.ts`. */
  readonly rule: string;
  readonly startedAt: Date;
  readonly extensions: number;
  readonly endsAt: Date;
  /** Annex V: a production request was launched, so the hold lasts until it is released. */
  readonly keptAliveAt: Date | null;
  readonly state: HoldState;
  readonly version: number;
};

/**
 * The rules under which a request of this instrument may be held: its own, or else the duties to keep that bind the service in that
 * jurisdiction anyway, such as the one year of the REPORT Act. Empty where the law knows no term: then nothing can be frozen.
 */
export function holdRulesFor(instrumentId: string): readonly HoldRule[] {
  const own = holdRule(instrumentId);
  if (own !== undefined) return [own];
  const asked = instrument(instrumentId);
  if (asked === undefined || asked.kind === "preservation") return [];
  return holdRules.filter((rule) => {
    const duty = instrument(rule.id);
    return duty !== undefined && duty.jurisdiction === asked.jurisdiction && !canBeServed(duty);
  });
}

/** Whether the request asks for nothing but preservation: it is answered when its hold is placed. */
export function asksToPreserve(instrumentId: string): boolean {
  return instrument(instrumentId)?.kind === "preservation";
}

/** How often a hold may still be renewed. */
export function renewalsLeft({ rule, extensions }: Pick<Hold, "rule" | "extensions">): number {
  return Math.max(0, (holdRule(rule)?.extension?.timesMax ?? 0) - extensions);
}

/** Only the European order outlives its date when a production request was launched (Article 11 of Regulation (EU) 2023/1543). */
export function canBeKeptAlive({ rule, keptAliveAt }: Pick<Hold, "rule" | "keptAliveAt">): boolean {
  return rule === "EU-EPOC-PR" && keptAliveAt === null;
}

/** @throws Refusal `conflict` when the hold was released or has ended. */
export function assertRunning({ state }: Pick<Hold, "state">): void {
  if (state === "running") return;
  const sentence = state === "released" ? "This hold was released" : "This hold has ended";
  throw new Refusal("conflict", `${sentence}, and nothing is kept any more; nothing was changed.`);
}

/** @throws Refusal `conflict`, naming the article, when the rule allows no further renewal. */
export function assertRenewable(hold: Hold): HoldRule {
  assertRunning(hold);
  const rule = holdRule(hold.rule);
  if (rule === undefined)
    throw new Refusal("conflict", `No term is known of the rule ${hold.rule}; nothing was changed.`);
  if (renewalsLeft(hold) > 0) return rule;
  const { extension, provision } = rule;
  const allows =
    extension === null
      ? "sets one term and no extension"
      : `allows ${extension.timesMax} extension of ${extension.days} days, which was given`;
  throw new Refusal("conflict", `${provision} ${allows}; nothing was changed. A new order begins a new hold.`);
}

/** The term of a rule in words: `90 days, renewable once for 90 more`. */
export function termWords({ length, extension }: HoldRule): string {
  const first =
    "days" in length ? `${length.days} days` : length.months === 12 ? "one year" : `${length.months} months`;
  return extension === null ? `${first}, no extension` : `${first}, renewable once for ${extension.days} more`;
}
