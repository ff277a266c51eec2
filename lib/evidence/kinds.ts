/** How an authority or an officer can be shown to be who they say. A call-back goes to a number from an independent register, never from the demand. */
export const evidenceKinds = ["call-back", "domain", "document"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceWords: Readonly<Record<EvidenceKind, string>> = {
  "call-back": "Called back at a number from an independent register",
  domain: "Proof of control of its official domain",
  document: "Official document checked",
};

/** Why a verification ended. `lapsed` and `renewed` come by themselves; the others a person gives. */
export const endCodes = ["lapsed", "renewed", "mistaken", "suspect", "left", "other"] as const;
export type EndCode = (typeof endCodes)[number];
export const givenEndCodes = ["mistaken", "suspect", "left", "other"] as const satisfies readonly EndCode[];

export const endWords: Readonly<Record<EndCode, string>> = {
  lapsed: "Its year is over",
  renewed: "Verified anew",
  mistaken: "The evidence was mistaken",
  suspect: "Under suspicion",
  left: "No longer in this office",
  other: "Another reason",
};

/** What was checked, where the independent register was found, and in whose words. `id` names the row with all of it. */
export type Verification = {
  readonly id?: string;
  readonly evidence: EvidenceKind;
  readonly registrySource: string;
  readonly note: string;
};

const dayMs = 86_400_000;
/** A verification is believed for a year: offices move, numbers change hands, officers leave. */
const verifiedDays = 365;
/** So long before its end it can be renewed, and lists say that it is due. */
export const renewDays = 60;

/** Until when a verification of this moment is believed: a year of 365 days. */
export function verifiedUntil(now: Date): Date {
  return new Date(now.getTime() + verifiedDays * dayMs);
}

/** Whether a verification is in its last days, or was recorded before verifications had an end. */
export function isRenewable(until: Date | null, now: Date): boolean {
  return until !== null && until.getTime() - now.getTime() <= renewDays * dayMs;
}
