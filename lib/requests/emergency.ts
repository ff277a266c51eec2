import { type Instrument, instrument, isInForce } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Register } from "#lib/register/field.ts";
import { gives, type LegalRequest, type Outcome } from "./request.ts";

/** Which danger; a code for the log. All of them are to life or limb: nothing else is an emergency (18 USC 2702(b)(8); Article 3(18) of Regulation (EU) 2023/1543). */
export const dangers = ["life", "serious-injury", "child", "abduction", "critical-infrastructure"] as const;
export type Danger = (typeof dangers)[number];

export const dangerWords: Readonly<Record<Danger, string>> = {
  life: "Danger to life",
  "serious-injury": "Danger of serious injury",
  child: "A child in danger",
  abduction: "An abduction or a hostage",
  "critical-infrastructure": "An attack on critical infrastructure that endangers lives",
};

/** What whoever asks attests, in exactly these words; kept with each emergency as they stood then. */
export const attestation =
  "I attest that I am authorised to make this demand, that the facts stated are true to the best of my knowledge, that there is an imminent danger of death or serious physical injury, and that the data asked for are needed to avert it and cannot be had in time otherwise. I know that a false statement may be punished, and that the legal process must follow.";

/** How a call to a number from an independent register ended. */
export const callBackOutcomes = ["confirmed", "denied", "unreachable"] as const;
export type CallBackOutcome = (typeof callBackOutcomes)[number];

export const callBackWords: Readonly<Record<CallBackOutcome, string>> = {
  confirmed: "Confirmed: the demand and the officer are genuine",
  denied: "Denied: nobody there knows of it",
  unreachable: "Nobody was reached",
};

/** Whether a demand is an emergency: because it says so, or because its instrument is one of nothing else. */
export function isEmergency(demand: { readonly emergency: boolean; readonly instrument: string }): boolean {
  return demand.emergency || instrument(demand.instrument)?.kind === "emergency";
}

/** The instruments of the emergency lane, in force on a day (ISO date). */
export function isEmergencyLane(one: Instrument, on: string): boolean {
  return one.kind === "emergency" && isInForce(one, on);
}

/**
 * The least that ends a danger: what the register holds and the instrument reaches. All else waits for the process that follows, and is
 * asked for then.
 */
export function emergencyFields(register: Pick<Register, "fields">, one: Instrument): string[] {
  const categories = one.reach?.categories ?? [];
  return register.fields
    .filter((field) => field.holding === "held" && categories.includes(field.euCategory))
    .map((field) => field.key);
}

/** @throws Refusal `conflict` where data of an emergency would be released and the last call-back did not confirm it */
export function assertCalledBack(
  request: Pick<LegalRequest, "emergency" | "outcome"> | { emergency: boolean; outcome: Outcome },
  last: CallBackOutcome | null,
): void {
  if (!request.emergency || !gives(request.outcome) || last === "confirmed") return;
  const what =
    last === null
      ? "Nobody called back yet"
      : last === "denied"
        ? "The call-back did not confirm this emergency"
        : "The call-back reached nobody";
  throw new Refusal(
    "conflict",
    `${what}, so nothing of it is released; nothing was made. Call a number from an independent register and record it.`,
  );
}
