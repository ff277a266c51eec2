import { Refusal } from "#lib/refusal.ts";

/** How long the one-time link of an invitation opens. */
export const invitationDays = 7;

/** A token as it stands in a link: 32 random bytes in base64url. Anything else is no link, and is not looked up. */
export const invitationPattern = /^[\w-]{43}$/;

/** Where an invitation leads, below the address of the desk. */
export function invitationPath(token: string): string {
  return `/officer/invitation/${token}`;
}

/** With what an officer gets in. */
export type EnrolledWith = "passkey" | "password";

/**
 * `verified`: known and shown to be who they say, and not invited yet. `expired`: the link was not used in time. Nothing of before
 * opens from the moment of a new invitation.
 */
export type OfficerAccess = "unverified" | "verified" | "invited" | "expired" | "enrolled" | "disabled";

/** Whether somebody can get in, from what the database keeps of them. */
export function accessOf(
  officer: { verifiedAt: Date | null; disabledAt: Date | null; enrolledAt: Date | null; invitedUntil: Date | null },
  now: Date,
): OfficerAccess {
  if (officer.disabledAt !== null) return "disabled";
  if (officer.enrolledAt !== null) return "enrolled";
  if (officer.invitedUntil !== null) return officer.invitedUntil > now ? "invited" : "expired";
  return officer.verifiedAt === null ? "unverified" : "verified";
}

/** Whether an address lies at one of the domains or below one; `@notpolice.example` is not at `police.example`. */
export function addressIsAt(email: string, domains: readonly string[]): boolean {
  const host = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return domains.some((domain) => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`));
}

type Standing = {
  readonly officerId: string;
  readonly authority: string;
  readonly officerVerifiedAt: Date | null;
  readonly authorityVerifiedAt: Date | null;
  readonly frozenAt: Date | null;
};

/**
 * Only a verified officer of a verified authority that is not frozen asks for anything.
 * @throws Refusal `conflict`, recorded
 */
export function assertMayAsk(standing: Standing): void {
  const because = hindrance(standing);
  if (because === null) return;
  const kept = "Nothing was sent, and what was sent before stays as it is: speak to the service's legal desk.";
  throw new Refusal(
    "conflict",
    `${sentences[because](standing.authority)} ${kept}`,
    {},
    { action: "access.refused", subject: `officer:${standing.officerId}`, data: { because } },
  );
}

type Hindrance = "authority-frozen" | "authority-not-verified" | "officer-not-verified";

const sentences: Readonly<Record<Hindrance, (authority: string) => string>> = {
  "authority-frozen": (authority) => `Requests of ${authority} are held while the service looks into a doubt.`,
  "authority-not-verified": (authority) => `The service has not verified ${authority}.`,
  "officer-not-verified": () => "The service has not verified you in person yet.",
};

/** What stands in an officer's way, most grave first; null where nothing does. */
export function hindrance(standing: Omit<Standing, "officerId" | "authority">): Hindrance | null {
  if (standing.frozenAt !== null) return "authority-frozen";
  if (standing.authorityVerifiedAt === null) return "authority-not-verified";
  return standing.officerVerifiedAt === null ? "officer-not-verified" : null;
}

export const keyKinds = ["age", "smime", "openpgp"] as const;
export type KeyKind = (typeof keyKinds)[number];

export const keyKindWords: Readonly<Record<KeyKind, { readonly label: string; readonly looks: string }>> = {
  age: { label: "age recipient", looks: "one line that begins with age1" },
  smime: { label: "S/MIME certificate", looks: "PEM, between BEGIN CERTIFICATE and END CERTIFICATE" },
  openpgp: { label: "OpenPGP public key", looks: "armored, between BEGIN and END PGP PUBLIC KEY BLOCK" },
};

/** A key of an officer, as the portal and the desk show it. */
export type OfficerKey = {
  readonly id: string;
  readonly kind: KeyKind;
  readonly fingerprint: string;
  readonly expiresAt: Date | null;
  readonly addedAt: Date;
  readonly revokedAt: Date | null;
};

/** What someone reads who did not get in. It does not say whether anybody has the address. */
export function officerSignInRefusal(answer: "throttled" | null): Refusal {
  return new Refusal(
    "unauthenticated",
    answer === "throttled"
      ? "Too many tries. This one was not looked at: wait 15 minutes, or ask the service to invite you anew."
      : "Nobody gets in with these. A code is taken once: wait for the next one and try again, or ask the service to invite you anew.",
  );
}
