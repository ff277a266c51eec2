import type { Role } from "#lib/auth/permissions.ts";
import { Refusal } from "#lib/refusal.ts";

/** The roles that an administrator gives. Officers come by way of their authority, machines by way of a key. */
export const givenRoles = ["analyst", "counsel", "auditor", "administrator"] as const satisfies readonly Role[];
export type GivenRole = (typeof givenRoles)[number];

/** What each role is for, and what it never does, in the words of the desk. */
export const roleWords: Readonly<Record<GivenRole, { readonly label: string; readonly does: string }>> = {
  analyst: {
    label: "Analyst",
    does: "Triages, verifies requesters, proposes decisions. Never countersigns their own proposal.",
  },
  counsel: {
    label: "Counsel",
    does: "Countersigns, decides on non-disclosure and notice, signs reports. Never releases alone.",
  },
  auditor: { label: "Auditor", does: "Reads the log, samples cases, verifies, takes evidence packs. Changes nothing." },
  administrator: { label: "Administrator", does: "People, keys, settings, sources. Never sees what is in a case." },
};

/** How long a one-time sign-in link opens. */
export const linkHours = 48;

/** A token as it stands in a link: 32 random bytes in base64url. Anything else is no link, and is not looked up. */
export const tokenPattern = /^[\w-]{43}$/;

/** Where a one-time link leads, below the address of the desk. */
export function welcomePath(token: string): string {
  return `/welcome/${token}`;
}

/** One spelling for each address, as it is stored and looked up. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The name shown for someone who was added without one: what stands before the @. */
export function nameFromEmail(email: string): string {
  return email.slice(0, Math.max(1, email.indexOf("@")));
}

/** `invited`: added, and has not set a password yet. */
export type Access = "active" | "invited" | "disabled";

/** Whether someone can get in, from what the database keeps of them. */
export function accessOf(person: { disabledAt: Date | null; hasPassword: boolean }): Access {
  if (person.disabledAt !== null) return "disabled";
  return person.hasPassword ? "active" : "invited";
}

/**
 * @param administrators ids of those who are administrators and not disabled
 * @throws Refusal `conflict` where nobody would be left to give access
 */
export function assertAdministratorLeft(administrators: readonly string[], leavingId: string): void {
  if (administrators.includes(leavingId) && administrators.length === 1) {
    throw new Refusal(
      "conflict",
      "This is the last active administrator, without whom nobody could give access again. Nothing was changed: make someone else an administrator first.",
    );
  }
}

/** @throws Refusal `conflict` where someone gives a role to themself: what one may do is decided by another person. */
export function assertGivenByAnother(actorId: string, personId: string): void {
  if (actorId === personId) {
    throw new Refusal(
      "conflict",
      "Nobody changes their own role. Nothing was changed: another administrator can do it, or the operator on the server.",
    );
  }
}

/** What someone reads who did not get in. It does not say whether anybody has the address. */
export function signInRefusal(answer: "throttled" | null): Refusal {
  return answer === "throttled"
    ? new Refusal(
        "unauthenticated",
        "Too many tries. This one was not looked at: wait 15 minutes, or ask an administrator for a new link.",
      )
    : new Refusal(
        "unauthenticated",
        "No one who can sign in has this e-mail address with this password. Try again, or ask an administrator for a new link.",
      );
}
