import { type EndCode, type EvidenceKind, isRenewable, renewDays, type Verification } from "#lib/evidence/kinds.ts";
import { Refusal } from "#lib/refusal.ts";

export {
  type EndCode,
  type EvidenceKind,
  endWords,
  evidenceKinds,
  evidenceWords,
  givenEndCodes,
  type Verification,
} from "#lib/evidence/kinds.ts";

export const authorityKinds = [
  "court",
  "prosecutor",
  "police",
  "ministry",
  "regulator",
  "intelligence",
  "other",
] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

export const kindWords: Readonly<Record<AuthorityKind, string>> = {
  court: "Court",
  prosecutor: "Prosecutor",
  police: "Police",
  ministry: "Ministry",
  regulator: "Regulator",
  intelligence: "Intelligence service",
  other: "Another office",
};

export type Authority = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: AuthorityKind | null;
  readonly domains: readonly string[];
  /** Rules that it may use; none where nobody has looked. */
  readonly instruments: readonly string[];
  readonly registrySource: string | null;
  readonly aliases: readonly string[];
  readonly verifiedAt: Date | null;
  readonly verifiedUntil: Date | null;
  readonly verifiedBy: string | null;
  readonly verification: Verification | null;
  readonly frozenAt: Date | null;
  readonly frozenReason: string | null;
  readonly version: number;
};

/** A verification as staff see it: of a call-back neither the number nor who answered, which are revealed apart. */
export type VerificationLine = {
  readonly id: string;
  readonly evidence: EvidenceKind;
  readonly registrySource: string;
  readonly note: string;
  readonly calledAt: Date | null;
  readonly domain: string | null;
  readonly documentName: string | null;
  readonly recordedAt: Date;
  readonly recordedByName: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly endedCode: EndCode | null;
  readonly endedReason: string | null;
};

/** How an authority stands, the gravest first: frozen, suspect, then what is known of its verification. */
export type Standing = "frozen" | "suspect" | "expiring" | "verified" | "unverified";

/** The gravest that holds at this moment; a verification that is over was ended by `authorities.lapse`, so that its end is not asked here. */
export function standingOf(
  authority: Pick<Authority, "verifiedAt" | "verifiedUntil" | "frozenAt"> & { readonly suspect: boolean },
  now: Date,
): Standing {
  if (authority.frozenAt !== null) return "frozen";
  if (authority.suspect) return "suspect";
  if (authority.verifiedAt === null) return "unverified";
  return isRenewable(authority.verifiedUntil, now) ? "expiring" : "verified";
}

/** One spelling of a name: no outer space, one space between words, Unicode NFC. */
export function normaliseName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A second verification would hide the first while that stands: it is refused until its last days. */
export function assertVerifiable(authority: Pick<Authority, "verifiedAt" | "verifiedUntil" | "name">, now: Date): void {
  if (authority.verifiedAt === null || isRenewable(authority.verifiedUntil, now)) return;
  throw new Refusal(
    "conflict",
    `${authority.name} was verified before; nothing was changed. It can be verified anew in the last ${renewDays} days of its year.`,
  );
}

/**
 * A frozen authority gets nothing: no submission, no production, no delivery. The database holds the first two as well.
 * @throws Refusal `conflict`
 */
export function assertNotFrozen(authority: { readonly frozenAt: Date | null }): void {
  if (authority.frozenAt === null) return;
  throw new Refusal(
    "conflict",
    "This authority is frozen, so nothing is taken from it or given to it; nothing was changed. Counsel can lift the freeze, with a reason.",
  );
}

/** Freezing what is frozen would hide who did it first. @throws Refusal `conflict` */
export function assertFreezable(authority: Pick<Authority, "frozenAt" | "name">): void {
  if (authority.frozenAt === null) return;
  throw new Refusal("conflict", `${authority.name} was frozen before; nothing was changed.`);
}

/** @throws Refusal `conflict` */
export function assertFrozen(authority: Pick<Authority, "frozenAt" | "name">): void {
  if (authority.frozenAt !== null) return;
  throw new Refusal("conflict", `${authority.name} is not frozen; nothing was changed.`);
}
