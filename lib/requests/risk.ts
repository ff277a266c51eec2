import type { Role } from "#lib/auth/permissions.ts";
import type { Instrument } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

/** Why a release is risky. Whatever is released needs two people; where one of these is true, the second is an independent one of counsel. */
export const risks = [
  "emergency",
  "first-time-authority",
  "content-class",
  "many-accounts",
  "surveillance-power",
  "frozen-authority",
  "suspect",
  "process-overdue",
] as const;
export type Risk = (typeof risks)[number];

export const riskWords: Readonly<Record<Risk, string>> = {
  emergency: "It is an emergency.",
  "first-time-authority": "The authority asks for the first time.",
  "content-class": "Content data would be given.",
  "many-accounts": "It names many accounts.",
  "surveillance-power": "It rests on a power of interception or capability.",
  "frozen-authority": "The authority is frozen.",
  suspect: "A suspicion about who asks is open.",
  "process-overdue": "The authority owes the legal process of an earlier emergency, and it is overdue.",
};

export type RiskFacts = {
  readonly emergency: boolean;
  readonly firstTime: boolean;
  /** Of what would be given. */
  readonly contentClass: boolean;
  readonly accounts: number;
  /** From so many accounts on a release is risky: the house's setting. */
  readonly accountsAtRisk: number;
  readonly instrumentKind: Instrument["kind"] | null;
  readonly frozen: boolean;
  readonly suspect: boolean;
  readonly processOverdue: boolean;
};

const surveillance: readonly Instrument["kind"][] = ["content-interception", "metadata-interception", "capability"];

/** Every risk of a release, in the order in which they are said. */
export function risksFrom(facts: RiskFacts): Risk[] {
  const said: Readonly<Record<Risk, boolean>> = {
    emergency: facts.emergency,
    "first-time-authority": facts.firstTime,
    "content-class": facts.contentClass,
    "many-accounts": facts.accounts >= facts.accountsAtRisk,
    "surveillance-power": facts.instrumentKind !== null && surveillance.includes(facts.instrumentKind),
    "frozen-authority": facts.frozen,
    suspect: facts.suspect,
    "process-overdue": facts.processOverdue,
  };
  return risks.filter((one) => said[one]);
}

/** What the second signature is judged by. */
export type Signing = {
  readonly proposedBy: string;
  readonly risks: readonly Risk[];
  /** Who verified authority or officer, or called back in the emergency. */
  readonly verifiers: readonly string[];
  /** The house lets an analyst sign an ordinary request second. */
  readonly byAnalyst: boolean;
};

/**
 * Why this person may not sign second, or null where they may: nobody their own proposal; where there is a risk, only counsel, and nobody
 * who verified who asks; an analyst only where the house said so and nothing is risky.
 */
export function secondPersonHindrance(signing: Signing, by: { id: string; role: Role }): string | null {
  if (signing.proposedBy === by.id) {
    return "Nobody countersigns their own proposal; nothing was changed. Another person of counsel decides it.";
  }
  if (by.role !== "counsel" && signing.risks.length > 0) {
    return `Counsel signs this one second: ${riskSentence(signing.risks)} Nothing was changed.`;
  }
  if (by.role !== "counsel" && !signing.byAnalyst) {
    return "This house lets counsel sign second, and nobody else; nothing was changed.";
  }
  if (signing.risks.length > 0 && signing.verifiers.includes(by.id)) {
    return `You verified who asks, and where there is a risk another person of counsel signs second: ${riskSentence(signing.risks)} Nothing was changed.`;
  }
  return null;
}

/** @throws Refusal `forbidden` where somebody may not sign, or send back, as the second person. */
export function assertSecondPerson(signing: Signing, by: { id: string; role: Role }): void {
  const sentence = secondPersonHindrance(signing, by);
  if (sentence !== null) throw new Refusal("forbidden", sentence);
}

function riskSentence(said: readonly Risk[]): string {
  return said.map((one) => riskWords[one]).join(" ");
}
